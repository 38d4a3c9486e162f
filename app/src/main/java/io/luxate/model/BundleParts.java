package io.luxate.model;

import io.luxate.Documents;
import io.luxate.FilePart;
import io.luxate.LuxateException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What a zip holds, held against what a bundle must hold, with all that is wrong. A bundle's parts
 * stand in it uncompressed, one after the other and nothing between, so that a small file cannot
 * unpack to a large one and no byte escapes the check.
 *
 * @param found by name; empty where the zip itself is not as it should be
 * @param problems in words that name the part
 */
record BundleParts(Map<String, FilePart> found, List<String> problems) {
  private static final int MOST_TEXT_BYTES = 1 << 24;
  private static final int MOST_ENTRIES = 100;
  static final int LOCAL_HEADER = 30;
  private static final int CENTRAL_HEADER = 46;
  private static final int END = 22;

  /** Reads the zip and compares every part with the manifest; throws USER when no file is there. */
  static BundleParts check(Path file) {
    long bytes = FilePart.whole(file).bytes();
    BundleParts parts = new BundleParts(new LinkedHashMap<>(), new ArrayList<>());
    parts.list(file, bytes);
    if (parts.problems.isEmpty()) {
      parts.compare();
    }
    return parts;
  }

  private void list(Path file, long bytes) {
    Map<String, FilePart> listed = new LinkedHashMap<>();
    long next = 0;
    long end = END;
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > MOST_ENTRIES) {
        problems.add("it holds " + zip.size() + " entries, and a bundle holds few");
        return;
      }
      for (ZipEntry entry : zip.stream().toList()) {
        String name = entry.getName();
        int header = LOCAL_HEADER + name.getBytes(StandardCharsets.UTF_8).length;
        FilePart part = new FilePart(file, next + header, entry.getSize());
        next += header + entry.getSize();
        end += header - LOCAL_HEADER + CENTRAL_HEADER;
        if (!name.equals(BundleManifest.NAME) && !Bundle.PARTS.contains(name)) {
          problems.add("it holds " + printable(name) + ", which is no part of a bundle");
        } else if (listed.put(name, part) != null) {
          problems.add(name + " stands in it twice");
        } else if (entry.getMethod() != ZipEntry.STORED) {
          problems.add(name + " is compressed, and a bundle's parts are not");
        } else if (next > bytes) {
          problems.add(name + " is longer than the whole file");
        } else if (name.equals(BundleManifest.NAME)) {
          requireChecksum(part, entry.getCrc());
        }
      }
      if (problems.isEmpty() && next + end != bytes) {
        problems.add("it holds bytes that belong to no part");
      }
    } catch (IOException | IllegalArgumentException e) {
      problems.add("it cannot be read as a zip (" + e.getMessage() + ") and may be cut short");
    }
    if (problems.isEmpty()) {
      found.putAll(listed);
    }
  }

  /** The manifest vouches for all other parts, and only the zip for the manifest. */
  private void requireChecksum(FilePart manifest, long expected) {
    if (manifest.bytes() > MOST_TEXT_BYTES) {
      problems.add(BundleManifest.NAME + " is too long");
      return;
    }
    CRC32 crc = new CRC32();
    crc.update(manifest.read());
    if (crc.getValue() != expected) {
      problems.add(BundleManifest.NAME + " is damaged: its checksum is not the zip's");
    }
  }

  private void compare() {
    FilePart written = found.get(BundleManifest.NAME);
    if (written == null) {
      problems.add(BundleManifest.NAME + " is missing, so it is no bundle of Luxate's");
      return;
    }
    Set<String> listed = new HashSet<>();
    try {
      for (BundleManifest.Part part : BundleManifest.parse(text(BundleManifest.NAME)).parts()) {
        listed.add(part.name());
        compare(part);
      }
    } catch (LuxateException e) {
      problems.add(String.valueOf(e.getMessage()));
      return;
    }
    for (String name : Bundle.PARTS) {
      if (!listed.contains(name)) {
        problems.add(name + " is missing in the manifest");
      }
    }
  }

  private void compare(BundleManifest.Part part) {
    FilePart stored = found.get(part.name());
    if (stored == null) {
      problems.add(printable(part.name()) + " is missing");
    } else if (stored.bytes() != part.bytes()) {
      problems.add(
          String.format(
              "%s has %d bytes, and the manifest says %d",
              part.name(), stored.bytes(), part.bytes()));
    } else if (!stored.sha256().equals(part.sha256())) {
      problems.add(part.name() + ": its SHA-256 is not the manifest's");
    }
  }

  /** What the zip holds besides the manifest. */
  List<BundleManifest.Part> measured() {
    return found.entrySet().stream()
        .filter(part -> !part.getKey().equals(BundleManifest.NAME))
        .map(
            part ->
                new BundleManifest.Part(
                    part.getKey(), part.getValue().bytes(), part.getValue().sha256()))
        .toList();
  }

  /** A part; throws DATA when it is missing. */
  FilePart part(String name) {
    FilePart part = found.get(name);
    if (part == null) {
      throw new LuxateException(LuxateException.Kind.DATA, name + " is missing");
    }
    return part;
  }

  /** A part that holds JSON; throws DATA or USER when it is not what {@code type} expects. */
  <T> T json(String name, Class<T> type) {
    return Documents.parseJson(text(name), name, type);
  }

  /** A part as text; throws DATA when it is missing or too long to be one. */
  String text(String name) {
    FilePart part = part(name);
    if (part.bytes() > MOST_TEXT_BYTES) {
      throw new LuxateException(LuxateException.Kind.DATA, name + " is too long");
    }
    return new String(part.read(), StandardCharsets.UTF_8);
  }

  private static String printable(String name) {
    String shown = name.length() > 80 ? name.substring(0, 80) + "..." : name;
    return "'" + shown.replaceAll("\\p{Cntrl}", "?") + "'";
  }
}
