package io.luxate.model;

import io.luxate.Documents;
import io.luxate.LuxateException;
import java.util.List;
import java.util.Map;

/**
 * A bundle's {@code manifest.json}: every other part with its length and SHA-256.
 *
 * @param format {@value #FORMAT}
 * @param version of the bundle's format
 * @param luxate version of Luxate that wrote it
 */
public record BundleManifest(String format, int version, String luxate, List<Part> parts) {
  static final String NAME = "manifest.json";
  static final String FORMAT = "luxate-bundle";
  static final int VERSION = 1;

  public BundleManifest {
    parts = List.copyOf(parts);
  }

  /** A part as it must be. */
  public record Part(String name, long bytes, String sha256) {}

  /** Throws DATA or USER when the text is no manifest, or one of a later format. */
  static BundleManifest parse(String text) {
    Map<?, ?> keys = Documents.parseJson(text, NAME, Map.class);
    if (!FORMAT.equals(keys.get("format"))) {
      throw new LuxateException(LuxateException.Kind.DATA, NAME + ": its format is not " + FORMAT);
    }
    if (!Integer.valueOf(VERSION).equals(keys.get("version"))) {
      throw new LuxateException(
          LuxateException.Kind.DATA,
          NAME
              + ": the bundle's format is of version "
              + keys.get("version")
              + ", and this Luxate reads "
              + VERSION
              + "; use the Luxate that wrote it, or a newer one");
    }
    return Documents.parseJson(text, NAME, BundleManifest.class);
  }
}
