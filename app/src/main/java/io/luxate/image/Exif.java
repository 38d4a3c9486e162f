package io.luxate.image;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.jpeg.JpegDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * What a file's metadata says about its pixels.
 *
 * @param orientation 1 to 8 as in EXIF (JEITA CP-3451, tag 274); 1 when absent or broken
 * @param bitsPerSample of a JPEG's frame header
 * @param channels of a JPEG's frame header: 4 for CMYK and YCCK
 */
record Exif(int orientation, Optional<Integer> bitsPerSample, Optional<Integer> channels) {
  private static final Exif NONE = new Exif(1, Optional.empty(), Optional.empty());

  static Exif of(byte[] bytes) {
    try {
      Metadata metadata =
          ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes), bytes.length);
      ExifIFD0Directory exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
      Integer tag = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
      int orientation = tag == null || tag < 1 || tag > 8 ? 1 : tag;
      JpegDirectory jpeg = metadata.getFirstDirectoryOfType(JpegDirectory.class);
      if (jpeg == null) {
        return new Exif(orientation, Optional.empty(), Optional.empty());
      }
      return new Exif(
          orientation,
          Optional.ofNullable(jpeg.getInteger(JpegDirectory.TAG_DATA_PRECISION)),
          Optional.ofNullable(jpeg.getInteger(JpegDirectory.TAG_NUMBER_OF_COMPONENTS)));
    } catch (ImageProcessingException | IOException | RuntimeException e) {
      return NONE; // broken metadata must not cost the picture
    }
  }

  /** The picture as it is meant to be shown. */
  Grey upright(Grey stored) {
    if (orientation == 1) {
      return stored;
    }
    int w = stored.widthPx();
    int h = stored.heightPx();
    boolean turned = orientation >= 5;
    int width = turned ? h : w;
    int height = turned ? w : h;
    float[] values = new float[w * h];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        values[y * width + x] =
            switch (orientation) {
              case 2 -> stored.at(w - 1 - x, y);
              case 3 -> stored.at(w - 1 - x, h - 1 - y);
              case 4 -> stored.at(x, h - 1 - y);
              case 5 -> stored.at(y, x);
              case 6 -> stored.at(y, h - 1 - x);
              case 7 -> stored.at(w - 1 - y, h - 1 - x);
              default -> stored.at(w - 1 - y, x);
            };
      }
    }
    return new Grey(width, height, values);
  }
}
