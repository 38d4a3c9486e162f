package io.luxate.study;

import io.luxate.LuxateException;
import java.util.List;
import java.util.Optional;

/**
 * Which points of a learning curve are measured.
 *
 * @param imagesPerClass such as 10, 20, 35, 50; those beyond what the set holds are left out
 * @param draws of different images at each; 3 where nothing is said
 * @param target the AUROC that is asked for; 0.95
 */
public record LearningCurvePlan(
    List<Integer> imagesPerClass, Optional<Integer> draws, Optional<Double> target) {
  @SuppressWarnings("NullAway") // Jackson passes null for a missing key
  public LearningCurvePlan {
    require(
        imagesPerClass != null && imagesPerClass.size() >= 2,
        "evidence.learningCurve.imagesPerClass needs two numbers or more, such as [10, 20, 35]");
    imagesPerClass = imagesPerClass.stream().distinct().sorted().toList();
    require(
        imagesPerClass.get(0) >= 2, "evidence.learningCurve.imagesPerClass starts at 2 or more");
    int asked = draws.orElse(3);
    require(
        asked >= 1 && asked <= 100, "evidence.learningCurve.draws must be 1 to 100, not " + asked);
    double wanted = target.orElse(0.95);
    require(
        wanted > 0.5 && wanted < 1,
        "evidence.learningCurve.target must be between 0.5 and 1, not " + wanted);
  }

  int drawsEach() {
    return draws.orElse(3);
  }

  double targetAuroc() {
    return target.orElse(0.95);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new LuxateException(LuxateException.Kind.USER, message);
    }
  }
}
