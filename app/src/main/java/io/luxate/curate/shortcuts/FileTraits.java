package io.luxate.curate.shortcuts;

import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.imaging.jpeg.JpegSegmentData;
import com.drew.imaging.jpeg.JpegSegmentReader;
import com.drew.imaging.jpeg.JpegSegmentType;
import io.luxate.LuxateException;
import io.luxate.dataset.Item;
import io.luxate.image.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What can be told of a file without looking at its picture. */
final class FileTraits {
  private static final List<String> FORMATS = List.of("png", "jpeg", "gif", "bmp", "tiff", "webp");
  private static final Set<JpegSegmentType> SEGMENTS =
      EnumSet.of(
          JpegSegmentType.DQT,
          JpegSegmentType.SOF0,
          JpegSegmentType.SOF2,
          JpegSegmentType.APP0,
          JpegSegmentType.APP1,
          JpegSegmentType.APP2,
          JpegSegmentType.APPE,
          JpegSegmentType.COM);
  private static final int JPEG_TRAITS = 11;

  private FileTraits() {}

  /** Format, sizes, shape, depth, bytes per pixel, and how a JPEG was compressed. */
  static double[] of(Item item) {
    Origin origin = item.kept().origin();
    double pixels = (double) origin.widthPx() * origin.heightPx();
    double[] traits = new double[FORMATS.size() + 7 + JPEG_TRAITS];
    int at = 0;
    for (String format : FORMATS) {
      traits[at++] = origin.format().equals(format) ? 1 : 0;
    }
    traits[at++] = origin.widthPx();
    traits[at++] = origin.heightPx();
    traits[at++] = (double) origin.widthPx() / origin.heightPx();
    traits[at++] = origin.bitsPerSample();
    traits[at++] = origin.channels();
    traits[at++] = origin.bytes();
    traits[at++] = origin.bytes() / pixels;
    if (origin.format().equals("jpeg")) {
      describe(item.example().file(), traits, at);
    }
    return traits;
  }

  private static void describe(Path file, double[] traits, int from) {
    int at = from;
    try {
      JpegSegmentData jpeg = JpegSegmentReader.readSegments(file.toFile(), SEGMENTS);
      int tables = 0;
      for (byte[] segment : jpeg.getSegments(JpegSegmentType.DQT)) {
        for (int start = 0; start + 65 <= segment.length && tables < 2; start += 65, tables++) {
          traits[at + 2 * tables] = segment[start + 1] & 0xff;
          traits[at + 2 * tables + 1] = mean(segment, start + 1);
        }
      }
      traits[at + 4] = tables;
      traits[at + 5] = jpeg.containsSegment(JpegSegmentType.SOF2) ? 1 : 0;
      traits[at + 6] = jpeg.containsSegment(JpegSegmentType.APP0) ? 1 : 0;
      traits[at + 7] = jpeg.containsSegment(JpegSegmentType.APP1) ? 1 : 0;
      traits[at + 8] = jpeg.containsSegment(JpegSegmentType.APP2) ? 1 : 0;
      traits[at + 9] = jpeg.containsSegment(JpegSegmentType.APPE) ? 1 : 0;
      traits[at + 10] = jpeg.containsSegment(JpegSegmentType.COM) ? 1 : 0;
    } catch (JpegProcessingException e) {
      traits[at + 4] = -1; // decodable, yet not by the rules: a trait of its own
    } catch (IOException e) {
      throw new LuxateException(
          LuxateException.Kind.RESOURCE,
          file + " cannot be read a second time; check the disk and try again",
          e);
    }
  }

  private static double mean(byte[] table, int from) {
    double sum = 0;
    for (int i = 0; i < 64; i++) {
      sum += table[from + i] & 0xff;
    }
    return sum / 64;
  }
}
