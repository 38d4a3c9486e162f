package io.luxate.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.luxate.LuxateException;
import io.luxate.stats.RocRegion.Axis;
import org.junit.jupiter.api.Test;

class PartialAurocTest {
  private static final RocRegion HIGH = new RocRegion(Axis.SPECIFICITY, 0.8, 1);

  @Test
  void agreesWithProcOverSpecificityAndSensitivity() {
    for (JsonNode golden : Golden.proc()) {
      agree(golden, HIGH, "specificity80to100");
      agree(golden, new RocRegion(Axis.SPECIFICITY, 0.5, 0.93), "specificity50to93");
      agree(golden, new RocRegion(Axis.SENSITIVITY, 0.9, 1), "sensitivity90to100");
    }
  }

  private static void agree(JsonNode golden, RocRegion region, String key) {
    PartialAuroc ours =
        PartialAuroc.of(
            Golden.numbers(golden.get("first")), Golden.truths(golden.get("positive")), region);
    String name = Golden.name(golden) + " " + key;
    JsonNode proc = golden.get(key);
    assertThat(ours.raw()).as(name).isEqualTo(proc.get(0).asDouble(), within(1e-12));
    if (!proc.get(1).isNull()) {
      assertThat(ours.standardised()).as(name).isEqualTo(proc.get(1).asDouble(), within(1e-12));
    }
  }

  @Test
  void agreesWithProcsBootstrapWithinChance() {
    for (JsonNode golden : Golden.proc()) {
      if (golden.has("partialBootstrap")) {
        boolean[] positive = Golden.truths(golden.get("positive"));
        Limits limits =
            PartialAuroc.standardisedLimits(
                    Golden.numbers(golden.get("first")),
                    positive,
                    HIGH,
                    Resampling.stratified(positive),
                    new Bootstrap(20000, 3),
                    0.95)
                .orElseThrow();
        Golden.agree(limits, golden.get("partialBootstrap"), 0.01);
      }
    }
  }

  @Test
  void isTheWholeAreaOverTheWholeRange() {
    double[] scores = {0.8, 0.5, 0.2, 0.5, 0.9};
    boolean[] positive = {true, true, false, false, false};
    double whole = Auroc.of(scores, positive).value();
    for (Axis axis : Axis.values()) {
      PartialAuroc all = PartialAuroc.of(scores, positive, new RocRegion(axis, 0, 1));
      assertThat(all.raw()).isEqualTo(whole, within(1e-12));
      assertThat(all.standardised()).isEqualTo(whole, within(1e-12));
    }
  }

  @Test
  void cutsASlantedStepOfTiesWhereTheRegionEnds() {
    // all scores equal: the diagonal; from specificity .8 to 1 a triangle of .2 x .2 / 2
    double[] equal = {1, 1, 1, 1};
    boolean[] positive = {true, false, true, false};
    PartialAuroc part = PartialAuroc.of(equal, positive, HIGH);
    assertThat(part.raw()).isEqualTo(0.02, within(1e-12));
    assertThat(part.standardised()).isEqualTo(0.5, within(1e-12));
  }

  @Test
  void isOneOnItsScaleWithPerfectSeparationAndThenHasNoLimits() {
    double[] scores = {1, 2, 3, 4};
    boolean[] positive = {false, false, true, true};
    assertThat(PartialAuroc.of(scores, positive, HIGH).standardised()).isEqualTo(1, within(1e-12));
    Resampling images = Resampling.stratified(positive);
    assertThat(PartialAuroc.rawLimits(scores, positive, HIGH, images, Bootstrap.seeded(1), 0.95))
        .isEmpty();
  }

  @Test
  void movesItsRawLimitsWithTheStandardisedOnes() {
    double[] scores = {1, 2, 3, 4, 2.5, 3.5, 0, 5};
    boolean[] positive = {false, false, true, true, true, false, false, true};
    Resampling images = Resampling.stratified(positive);
    Bootstrap boot = Bootstrap.seeded(1);
    Limits raw = PartialAuroc.rawLimits(scores, positive, HIGH, images, boot, 0.9).orElseThrow();
    Limits standard =
        PartialAuroc.standardisedLimits(scores, positive, HIGH, images, boot, 0.9).orElseThrow();
    assertThat(HIGH.standardised(raw.low())).isEqualTo(standard.low(), within(1e-12));
    assertThat(HIGH.standardised(raw.high())).isEqualTo(standard.high(), within(1e-12));
  }

  @Test
  void refusesARangeThatIsNone() {
    assertThatThrownBy(() -> new RocRegion(Axis.SENSITIVITY, 0.9, 0.9))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("give two rising shares");
  }
}
