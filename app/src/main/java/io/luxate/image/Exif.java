package io.luxate.image;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegSegmentData;
import com.drew.imaging.jpeg.JpegSegmentMetadataReader;
import com.drew.imaging.jpeg.JpegSegmentReader;
import com.drew.imaging.jpeg.JpegSegmentType;
import com.drew.lang.SequentialByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.adobe.AdobeJpegDirectory;
import com.drew.metadata.adobe.AdobeJpegReader;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.jpeg.JpegComponent;
import com.drew.metadata.jpeg.JpegDirectory;
import com.drew.metadata.jpeg.JpegReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a file's metadata says about its pixels.
 *
 * @param orientation 1 to 8 as in EXIF (JEITA CP-3451, tag 274); 1 when absent or broken
 * @param jpeg what a JPEG's frame header says
 */
record Exif(int orientation, Optional<Jpeg> jpeg) {
  private static final Exif NONE = new Exif(1, Optional.empty());
  private static final int ADOBE_YCBCR = 1;
  private static final byte[] PROFILE = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);
  private static final List<JpegSegmentMetadataReader> SEGMENTS =
      List.of(new JpegReader(), new ExifReader(), new AdobeJpegReader());
  private static final Set<JpegSegmentType> SEGMENT_TYPES = types();

  /**
   * A JPEG's frame header.
   *
   * @param channels 4 for CMYK and YCCK
   * @param isLuminanceFirst whether it is certain that 8 bits of grey or of YCbCr are stored
   * @param profile the colour profile (ICC) beside it; empty for none
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes for a colour management that wants an array
  record Jpeg(
      int widthPx,
      int heightPx,
      int bitsPerSample,
      int channels,
      boolean isLuminanceFirst,
      byte[] profile) {}

  static Exif of(Format format, byte[] bytes) {
    try {
      return format == Format.JPEG
          ? ofJpeg(bytes)
          : new Exif(orientation(metadata(bytes)), Optional.empty());
    } catch (MetadataException | ImageProcessingException | IOException | RuntimeException e) {
      return NONE; // broken metadata must not cost the picture
    }
  }

  private static Metadata metadata(byte[] bytes) throws ImageProcessingException, IOException {
    return ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes), bytes.length);
  }

  /** Only the segments that matter here are looked into, which is most of the time saved. */
  private static Exif ofJpeg(byte[] bytes)
      throws ImageProcessingException, IOException, MetadataException {
    JpegSegmentData segments =
        JpegSegmentReader.readSegments(new SequentialByteArrayReader(bytes), SEGMENT_TYPES);
    Metadata metadata = new Metadata();
    JpegMetadataReader.processJpegSegmentData(metadata, SEGMENTS, segments);
    JpegDirectory jpeg = metadata.getFirstDirectoryOfType(JpegDirectory.class);
    return new Exif(
        orientation(metadata),
        jpeg == null ? Optional.empty() : Optional.of(frame(metadata, jpeg, profile(segments))));
  }

  private static int orientation(Metadata metadata) {
    ExifIFD0Directory exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
    Integer tag = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
    return tag == null || tag < 1 || tag > 8 ? 1 : tag;
  }

  private static Jpeg frame(Metadata metadata, JpegDirectory jpeg, byte[] profile)
      throws MetadataException {
    int bits = jpeg.getInt(JpegDirectory.TAG_DATA_PRECISION);
    int channels = jpeg.getInt(JpegDirectory.TAG_NUMBER_OF_COMPONENTS);
    boolean luminance =
        bits == 8
            && metadata.getDirectoriesOfType(JpegDirectory.class).size() == 1
            && (channels == 1 || (channels == 3 && isYcbcr(metadata, jpeg)));
    return new Jpeg(
        jpeg.getImageWidth(), jpeg.getImageHeight(), bits, channels, luminance, profile);
  }

  /** The parts of the profile, each behind its name and two bytes that count them. */
  private static byte[] profile(JpegSegmentData segments) {
    ByteArrayOutputStream profile = new ByteArrayOutputStream();
    int head = PROFILE.length + 2;
    for (byte[] segment : segments.getSegments(JpegSegmentType.APP2)) {
      if (segment.length > head
          && Arrays.equals(segment, 0, PROFILE.length, PROFILE, 0, PROFILE.length)) {
        profile.write(segment, head, segment.length - head);
      }
    }
    return profile.toByteArray();
  }

  private static Set<JpegSegmentType> types() {
    Set<JpegSegmentType> types = EnumSet.of(JpegSegmentType.APP2);
    for (JpegSegmentMetadataReader reader : SEGMENTS) {
      reader.getSegmentTypes().forEach(types::add);
    }
    return types;
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
