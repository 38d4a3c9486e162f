package io.luxate.curate.content;

import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.imaging.jpeg.JpegSegmentReader;
import com.drew.imaging.jpeg.JpegSegmentType;
import com.drew.lang.SequentialByteArrayReader;
import io.luxate.curate.audit.FindingKind;
import io.luxate.image.Grey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether strong JPEG compression took detail away, by the file's tables and by its blocks. */
final class Compression implements Look {
  /** Mean step of the first luma table; 57.6 at quality 50 of the usual scale, 144 at 20. */
  private static final double COARSE_STEP = 90;

  private static final double BLOCKY = 4;

  @Override
  public List<Observation> at(Picture picture) {
    double step = picture.origin().format().equals("jpeg") ? meanStep(picture.bytes()) : 0;
    if (step > COARSE_STEP) {
      return List.of(
          Observation.of(
              FindingKind.HEAVY_JPEG,
              0.98,
              words("its JPEG tables round to steps of %.0f grey levels on average", step)));
    }
    double blocks = blockiness(picture.grey());
    if (blocks > BLOCKY) {
      return List.of(
          Observation.of(
              FindingKind.HEAVY_JPEG,
              0.8,
              words("steps at the edges of 8 x 8 blocks are %.1f times those inside", blocks)));
    }
    return List.of();
  }

  private static String words(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  /** The mean of the first quantisation table, 1 to 255 with 8 bits; 0 where there is none. */
  static double meanStep(byte[] jpeg) {
    try {
      for (byte[] segment :
          JpegSegmentReader.readSegments(
                  new com.drew.lang.StreamReader(new ByteArrayInputStream(jpeg)),
                  Set.of(JpegSegmentType.DQT))
              .getSegments(JpegSegmentType.DQT)) {
        SequentialByteArrayReader reader = new SequentialByteArrayReader(segment);
        int kind = reader.getUInt8();
        if ((kind & 15) == 0) {
          double sum = 0;
          for (int i = 0; i < 64; i++) {
            sum += kind >> 4 == 0 ? reader.getUInt8() : reader.getUInt16();
          }
          return sum / 64;
        }
      }
    } catch (JpegProcessingException | IOException e) {
      return 0; // whole enough to be decoded; its blocks are measured instead
    }
    return 0;
  }

  /** The mean step across the borders of 8 x 8 blocks over that one pixel beside them. */
  static double blockiness(Grey picture) {
    double at = 1e-6;
    double beside = 1e-6;
    for (int y = 0; y < picture.heightPx(); y++) {
      for (int x = 8; x < picture.widthPx() - 1; x += 8) {
        at += Math.abs(picture.at(x, y) - picture.at(x - 1, y));
        beside += Math.abs(picture.at(x + 1, y) - picture.at(x, y)) / 2;
        beside += Math.abs(picture.at(x - 1, y) - picture.at(x - 2, y)) / 2;
      }
    }
    for (int y = 8; y < picture.heightPx() - 1; y += 8) {
      for (int x = 0; x < picture.widthPx(); x++) {
        at += Math.abs(picture.at(x, y) - picture.at(x, y - 1));
        beside += Math.abs(picture.at(x, y + 1) - picture.at(x, y)) / 2;
        beside += Math.abs(picture.at(x, y - 1) - picture.at(x, y - 2)) / 2;
      }
    }
    return at / beside;
  }
}
