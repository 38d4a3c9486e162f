package io.luxate.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.luxate.LuxateException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AurocBootstrapTest {
  private static final Bootstrap BOOTSTRAP = Bootstrap.seeded(1);

  @Test
  void agreesWithProcAndWithThePatientBootstrapWithinChance() {
    Bootstrap many = new Bootstrap(20000, 5);
    for (JsonNode golden : Golden.proc()) {
      if (!golden.has("bootstrap")) {
        continue;
      }
      double[] scores = Golden.numbers(golden.get("first"));
      boolean[] positive = Golden.truths(golden.get("positive"));
      Clusters patients = Clusters.of(Golden.whole(golden.get("patients")));
      Golden.agree(
          AurocBootstrap.stratified(scores, positive, many, 0.95), golden.get("bootstrap"), 0.006);
      Golden.agree(
          AurocBootstrap.clustered(scores, positive, patients, many, 0.95),
          golden.get("patientBootstrap"),
          0.006);
    }
  }

  @Test
  void findsTheLimitsThatAllSixteenResamplesHave() {
    // the lowest area, .5, comes up in 1 of 16; the highest, 1, in more than a quarter
    double[] scores = {8, 5, 2, 5};
    boolean[] positive = {true, true, false, false};
    Interval interval = AurocBootstrap.stratified(scores, positive, BOOTSTRAP, 0.95);
    assertThat(interval).isEqualTo(new Interval(0.5, 1, 0.95, "stratified bootstrap"));
  }

  @Test
  void givesTheSameLimitsForTheSameSeedOnly() {
    double[] scores = IntStream.range(0, 80).mapToDouble(i -> (i * 37) % 80 + i / 3.0).toArray();
    boolean[] positive = new boolean[80];
    for (int i = 0; i < 80; i++) {
      positive[i] = i > 40;
    }
    Interval once = AurocBootstrap.stratified(scores, positive, BOOTSTRAP, 0.95);
    assertThat(AurocBootstrap.stratified(scores, positive, BOOTSTRAP, 0.95)).isEqualTo(once);
    assertThat(AurocBootstrap.stratified(scores, positive, Bootstrap.seeded(2), 0.95))
        .isNotEqualTo(once);
  }

  @Test
  void takesNewcombeWhereEveryResampleIsTheSame() {
    double[] scores = {1, 2, 3, 4};
    boolean[] positive = {false, false, true, true};
    Clusters patients = Clusters.of(new int[] {1, 1, 2, 2});
    assertThat(AurocBootstrap.stratified(scores, positive, BOOTSTRAP, 0.95))
        .isEqualTo(Auroc.of(scores, positive).newcombe(0.95));
    assertThat(AurocBootstrap.clustered(scores, positive, patients, BOOTSTRAP, 0.95))
        .isEqualTo(new Auroc(1, Double.NaN, 1, 1).newcombe(0.95));
    assertThat(AurocBootstrap.stratified(new double[4], positive, BOOTSTRAP, 0.95).method())
        .isEqualTo("Newcombe");
  }

  @Test
  void neverDrawsAResampleThatLacksAClass() {
    // one patient with both classes, one with negatives only
    double[] scores = {0.7, 0.2, 0.4, 0.9};
    boolean[] positive = {true, false, false, false};
    Clusters patients = Clusters.of(new int[] {1, 1, 2, 2});
    Interval interval = AurocBootstrap.clustered(scores, positive, patients, BOOTSTRAP, 0.95);
    assertThat(interval.low()).isBetween(0.0, 1.0);
  }

  @Test
  void refusesTooFewReplicatesAndStatisticsThatAreSeldomDefined() {
    assertThatThrownBy(() -> new Bootstrap(50, 1))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("2000 are usual");
    Resampling rows = Resampling.stratified(new boolean[] {true, false});
    assertThatThrownBy(() -> BOOTSTRAP.limits(rows, times -> Double.NaN, 0.95))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("not defined in 2000 of 2000")
        .hasMessageContaining("add images");
  }
}
