package io.luxate.curate.cleaning;

import io.luxate.image.Box;
import java.nio.file.Path;
import java.util.List;

/** Covers places of a picture, so that what was written there cannot be read any more. */
@FunctionalInterface
public interface Redactor {
  /**
   * The picture with these places covered, as a PNG file.
   *
   * @param original the file; it stays as it is
   * @param where in pixels of the upright image, at least one
   * @throws io.luxate.LuxateException DATA when the file cannot be read
   */
  byte[] redact(Path original, List<Box> where);
}
