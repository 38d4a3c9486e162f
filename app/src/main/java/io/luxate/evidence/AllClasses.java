package io.luxate.evidence;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Optional;

/**
 * What the scores of all classes, or of all labels, come to together.
 *
 * @param multiLabel whether several labels may hold for one image
 * @param microAuroc one area over all pairs of an image and a class, positive where it holds
 * @param mostLikely the class of the highest score as the answer; empty for several labels
 */
@JsonNaming(SnakeCaseStrategy.class)
public record AllClasses(boolean multiLabel, Estimate microAuroc, Optional<MostLikely> mostLikely) {

  /**
   * The confusion matrix of the likeliest class.
   *
   * @param classes in the order of rows and columns
   * @param calls images, [true class][class called]
   * @param accuracy the share called by their true class
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record MostLikely(List<String> classes, List<List<Integer>> calls, Rate accuracy) {
    public MostLikely {
      classes = List.copyOf(classes);
      calls = calls.stream().map(List::copyOf).toList();
    }
  }
}
