package io.luxate.image;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.adobe.AdobeJpegDirectory;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.icc.IccDirectory;
import com.drew.metadata.jpeg.JpegComponent;
import com.drew.metadata.jpeg.JpegDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * What a file's metadata says about its pixels.
 *
 * @param orientation 1 to 8 as in EXIF (JEITA CP-3451, tag 274); 1 when absent or broken
 * @param jpeg what a JPEG's frame header says
 */
record Exif(int orientation, Optional<Jpeg> jpeg) {
  private static final Exif NONE = new Exif(1, Optional.empty());
  private static final int ADOBE_YCBCR = 1;

  /**
   * A JPEG's frame header.
   *
   * @param channels 4 for CMYK and YCCK
   * @param isLuminanceFirst whether it is certain that 8 bits of grey or of YCbCr are stored, with
   *     no colour profile that would bend them
   */
  record Jpeg(
      int widthPx, int heightPx, int bitsPerSample, int channels, boolean isLuminanceFirst) {}

  static Exif of(byte[] bytes) {
    try {
      Metadata metadata =
          ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes), bytes.length);
      ExifIFD0Directory exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
      Integer tag = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
      int orientation = tag == null || tag < 1 || tag > 8 ? 1 : tag;
      JpegDirectory jpeg = metadata.getFirstDirectoryOfType(JpegDirectory.class);
      return new Exif(
          orientation, jpeg == null ? Optional.empty() : Optional.of(frame(metadata, jpeg)));
    } catch (MetadataException | ImageProcessingException | IOException | RuntimeException e) {
      return NONE; // broken metadata must not cost the picture
    }
  }

  private static Jpeg frame(Metadata metadata, JpegDirectory jpeg) throws MetadataException {
    int bits = jpeg.getInt(JpegDirectory.TAG_DATA_PRECISION);
    int channels = jpeg.getInt(JpegDirectory.TAG_NUMBER_OF_COMPONENTS);
    boolean plain =
        bits == 8
            && metadata.getDirectoriesOfType(JpegDirectory.class).size() == 1
            && !metadata.containsDirectoryOfType(IccDirectory.class)
            && (channels == 1 || (channels == 3 && isYcbcr(metadata, jpeg)));
    return new Jpeg(jpeg.getImageWidth(), jpeg.getImageHeight(), bits, channels, plain);
  }

  /** By the component's numbers, which are letters in RGB, and Adobe's word where there is one. */
  private static boolean isYcbcr(Metadata metadata, JpegDirectory jpeg) throws MetadataException {
    AdobeJpegDirectory adobe = metadata.getFirstDirectoryOfType(AdobeJpegDirectory.class);
    boolean numbered = true;
    for (int i = 0; i < 3; i++) {
      JpegComponent component = jpeg.getComponent(i);
      numbered &= component != null && component.getComponentId() == i + 1;
    }
    return numbered
        && (adobe == null || adobe.getInt(AdobeJpegDirectory.TAG_COLOR_TRANSFORM) == ADOBE_YCBCR);
  }

  /** Whether its rows are the shown picture's columns. */
  boolean isTurned() {
    return orientation >= 5;
  }

  /** The picture as it is meant to be shown. */
  Grey upright(Grey stored) {
    if (orientation == 1) {
      return stored;
    }
    int w = stored.widthPx();
    int h = stored.heightPx();
    int width = isTurned() ? h : w;
    int height = isTurned() ? w : h;
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
