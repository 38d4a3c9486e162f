package io.luxate.curate.duplicates;

import io.luxate.Progress;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.DMatchVector;
import org.bytedeco.opencv.opencv_core.DMatchVectorVector;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_features2d.BFMatcher;

/**
 * Images that lie nearest to each other for the network. Compares all with all, as fast as the
 * processor multiplies.
 */
@SuppressWarnings("try") // a scope frees what was made inside it
final class NetworkProposals implements Proposals {
  private static final int BLOCK = 256;

  @Override
  public void propose(List<Fingerprint> images, Pairs pairs, Progress progress) {
    if (images.isEmpty() || images.stream().anyMatch(image -> image.embedding().isEmpty())) {
      return;
    }
    try (PointerScope scope = new PointerScope();
        BFMatcher matcher = new BFMatcher(opencv_core.NORM_L2, false)) {
      Mat all = mat(images);
      for (int start = 0; start < images.size(); start += BLOCK) {
        if (Thread.currentThread().isInterrupted()) {
          return;
        }
        int end = Math.min(images.size(), start + BLOCK);
        try (PointerScope block = new PointerScope()) {
          DMatchVectorVector found = new DMatchVectorVector();
          matcher.knnMatch(all.rowRange(start, end), all, found, MOST + 1);
          for (int i = start; i < end; i++) {
            DMatchVector near = found.get(i - start);
            for (long k = 0; k < near.size(); k++) {
              for (Variant variant : Variant.values()) {
                pairs.add(i, near.get(k).trainIdx(), variant);
              }
            }
          }
        }
        progress.update("comparing what the network sees", end, images.size(), "");
      }
    }
  }

  private static Mat mat(List<Fingerprint> images) {
    int length = images.get(0).embedding().orElseThrow().length;
    Mat mat = new Mat(images.size(), length, opencv_core.CV_32FC1);
    FloatPointer values = new FloatPointer(mat.data());
    for (int i = 0; i < images.size(); i++) {
      values.position((long) i * length).put(images.get(i).embedding().orElseThrow(), 0, length);
    }
    return mat;
  }
}
