package io.luxate.curate.duplicates;

import io.luxate.image.Grey;
import java.util.Arrays;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Pictures for OpenCV, which works on one thread here because images are looked at side by side.
 */
final class OpenCv {
  private static final double CLIPPED = 0.005;

  static {
    opencv_core.setNumThreads(1);
  }

  private OpenCv() {}

  /** Eight bits, the grey scale stretched over what the picture uses but for 1 % of its pixels. */
  static Mat bytes(Grey picture) {
    float[] sorted = picture.values().clone();
    Arrays.sort(sorted);
    float low = sorted[(int) (CLIPPED * (sorted.length - 1))];
    float high = sorted[(int) ((1 - CLIPPED) * (sorted.length - 1))];
    float scale = high > low ? 255 / (high - low) : 0;
    byte[] bytes = new byte[sorted.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.min(255, Math.max(0, Math.round((picture.values()[i] - low) * scale)));
    }
    Mat mat = new Mat(picture.heightPx(), picture.widthPx(), opencv_core.CV_8UC1);
    try (BytePointer data = mat.data()) {
      data.put(bytes, 0, bytes.length);
    }
    return mat;
  }
}
