package io.luxate.explain.trust;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.luxate.stats.Interval;
import io.luxate.stats.Proportion;
import java.util.List;

/**
 * Deletion and insertion over all images.
 *
 * @param deletionGain how far the mean area under the deletion curves lies below the random ones'
 * @param insertionGain how far that of the insertion curves lies above
 * @param deletionBetter images where the area is below the random one
 * @param insertionBetter images where it is above
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Removals(
    List<Removal> images,
    double deletionGain,
    double insertionGain,
    int deletionBetter,
    int insertionBetter) {
  public Removals {
    images = List.copyOf(images);
  }

  static Removals of(List<Removal> images) {
    return new Removals(
        images,
        images.stream().mapToDouble(r -> r.randomArea() - r.deletionArea()).average().orElse(0),
        images.stream().mapToDouble(r -> r.insertionArea() - r.randomArea()).average().orElse(0),
        (int) images.stream().filter(r -> r.deletionArea() < r.randomArea()).count(),
        (int) images.stream().filter(r -> r.insertionArea() > r.randomArea()).count());
  }

  Finding deletion() {
    return finding(TrustTest.DELETION, deletionGain, deletionBetter);
  }

  Finding insertion() {
    return finding(TrustTest.INSERTION, insertionGain, insertionBetter);
  }

  private Finding finding(TrustTest test, double gain, int better) {
    Interval share = new Proportion(better, images.size()).wilson(Bounds.LEVEL);
    boolean passed = gain >= Bounds.LEAST_GAIN && share.low() > 0.5;
    return Finding.of(
        test,
        passed ? Outcome.PASSED : Outcome.FAILED,
        "gain",
        gain,
        "bound",
        Bounds.LEAST_GAIN,
        "better",
        better,
        "images",
        images.size(),
        "low",
        share.low(),
        "high",
        share.high());
  }
}
