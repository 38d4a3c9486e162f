package io.luxate.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.luxate.evidence.Metrics;
import io.luxate.evidence.Prediction;
import io.luxate.evidence.Threshold;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CandidatesTest {

  @Test
  void choosesTheHighestInternalAuroc() {
    Candidate good = candidate("a", 0.1, 0.2, 0.8, 0.9);
    Candidate poor = candidate("b", 0.1, 0.8, 0.2, 0.9);
    assertThat(Candidates.best(List.of(poor, good))).isEqualTo(good);
    assertThat(Candidates.best(List.of(good, poor))).isEqualTo(good);
  }

  @Test
  void choosesTheNarrowerIntervalOfEquals() {
    Candidate few = candidate("a", 0.1, 0.9);
    Candidate many = candidate("b", 0.1, 0.2, 0.3, 0.7, 0.8, 0.9);
    assertThat(few.internal().auroc()).isEqualTo(many.internal().auroc());
    assertThat(Candidates.best(List.of(few, many))).isEqualTo(many);
    assertThat(Candidates.best(List.of(many, few))).isEqualTo(many);
  }

  @Test
  void choosesTheFirstOfThePlanOfFullEquals() {
    Candidate first = candidate("a", 0.1, 0.2, 0.8, 0.9);
    Candidate second = candidate("b", 0.1, 0.2, 0.8, 0.9);
    assertThat(Candidates.best(List.of(first, second))).isEqualTo(first);
    assertThat(Candidates.best(List.of(second, first))).isEqualTo(second);
  }

  /** Scores of as many located images as dislocated ones, the located first. */
  private static Candidate candidate(String network, double... scores) {
    List<Prediction> predictions = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      String label = i < scores.length / 2 ? "located" : "dislocated";
      predictions.add(Prediction.of(i + ".png", label, scores[i]));
    }
    Threshold threshold = Threshold.given(0.5, "a test");
    return new Candidate(
        "key",
        "task",
        network,
        "fly",
        1,
        Candidate.Source.INTERNAL,
        1,
        1,
        "a test",
        Map.of("dislocated", threshold),
        Metrics.of(predictions, "dislocated", threshold),
        List.of());
  }
}
