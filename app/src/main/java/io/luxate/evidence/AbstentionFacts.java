package io.luxate.evidence;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.luxate.stats.Abstention;
import io.luxate.stats.Conformal;
import java.util.Optional;

/**
 * A model that says nothing where it cannot keep its promise (split-conformal, per class).
 *
 * @param errorRate promised at most, in each class, on images like those the rule was fitted on
 * @param abstained images without one answer
 * @param missed images whose true class was ruled out
 * @param wrong among the images with one answer
 */
@JsonNaming(SnakeCaseStrategy.class)
public record AbstentionFacts(
    double errorRate,
    Rate abstained,
    Rate missed,
    Optional<Rate> missedPositives,
    Optional<Rate> missedNegatives,
    Optional<Rate> wrong) {

  static AbstentionFacts of(Conformal rule, double[] scores, boolean[] positive) {
    Abstention found = Abstention.of(rule, scores, positive);
    return new AbstentionFacts(
        rule.errorRate(),
        Rate.of(found.abstained()),
        Rate.of(found.missed()),
        found.missedPositives().map(Rate::of),
        found.missedNegatives().map(Rate::of),
        found.wrong().map(Rate::of));
  }

  /** Whether in one of the classes more images had their true class ruled out than promised. */
  public boolean broken() {
    return missedPositives.filter(rate -> rate.value() > errorRate).isPresent()
        || missedNegatives.filter(rate -> rate.value() > errorRate).isPresent();
  }
}
