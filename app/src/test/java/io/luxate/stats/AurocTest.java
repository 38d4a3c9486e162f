package io.luxate.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.luxate.LuxateException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AurocTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final Offset<Double> CLOSE = within(1e-9);

  @Test
  void countsATieAsOneHalf() {
    // pairs: .8>.2, .8>.5, .5>.2, .5=.5 -> 3.5 of 4
    double[] scores = {0.8, 0.5, 0.2, 0.5};
    boolean[] positive = {true, true, false, false};
    assertThat(Auroc.of(scores, positive).value()).isEqualTo(0.875, EXACT);
  }

  @Test
  void agreesWithDelongWorkedByHand() {
    // placements of the positives 1 and 3/4, of the negatives 1 and 3/4: both variances 1/32
    Auroc auroc = Auroc.of(new double[] {8, 5, 2, 5}, new boolean[] {true, true, false, false});
    assertThat(auroc.variance()).isEqualTo(1 / 32.0 / 2 + 1 / 32.0 / 2, EXACT);
  }

  @Test
  void agreesWithTheDefinitionOnEveryGoldenCase() throws IOException {
    for (JsonNode golden : goldenCases()) {
      String name = golden.get("name").asText();
      Auroc auroc = Auroc.of(numbers(golden.get("scores")), truths(golden.get("positive")));
      assertThat(auroc.value()).as(name).isEqualTo(golden.get("auroc").asDouble(), EXACT);
      agree(name, auroc.newcombe(0.95), golden.get("newcombe"));
      if (golden.has("variance")) {
        assertThat(auroc.variance()).as(name).isEqualTo(golden.get("variance").asDouble(), EXACT);
        agree(name, auroc.delong(0.95), golden.get("delong"));
      }
      if (golden.has("logit")) {
        agree(name, auroc.logitDelong(0.95), golden.get("logit"));
      }
    }
  }

  @Test
  void keepsWidthWhenTheClassesAreSeparatedPerfectly() {
    double[] scores = {1, 2, 3, 4, 5, 6};
    boolean[] positive = {false, false, false, true, true, true};
    boolean[] reversed = {true, true, true, false, false, false};
    Interval top = Auroc.of(scores, positive).interval(0.95);
    Interval bottom = Auroc.of(scores, reversed).interval(0.95);
    assertThat(top.method()).isEqualTo("Newcombe");
    assertThat(top.high()).isEqualTo(1);
    assertThat(top.low()).isBetween(0.4, 0.7);
    assertThat(bottom.low()).isEqualTo(0);
    assertThat(bottom.high()).isEqualTo(1 - top.low(), CLOSE);
  }

  @Test
  void solvesNewcombeInClosedFormForOneAgainstOne() {
    Auroc auroc = Auroc.of(new double[] {1, 0}, new boolean[] {true, false});
    double z = 1.959963984540054;
    assertThat(auroc.interval(0.95).low()).isEqualTo(1 / (1 + z * z), CLOSE);
  }

  @Test
  void takesNewcombeWhereDelongHasNoVariance() {
    Auroc equal = Auroc.of(new double[] {1, 1, 1, 1}, new boolean[] {true, true, false, false});
    Auroc onePositive = Auroc.of(new double[] {2, 1, 3}, new boolean[] {true, false, false});
    assertThat(equal.value()).isEqualTo(0.5);
    assertThat(equal.interval(0.95).method()).isEqualTo("Newcombe");
    assertThat(onePositive.value()).isEqualTo(0.5);
    assertThat(onePositive.variance()).isNaN();
    assertThat(onePositive.interval(0.95).method()).isEqualTo("Newcombe");
    assertThat(onePositive.logitDelong(0.95).method()).isEqualTo("Newcombe");
  }

  @Test
  void doesNotChangeUnderARisingTransform() {
    Random random = new Random(7);
    double[] scores = random.doubles(200).map(s -> Math.round(s * 20)).toArray();
    boolean[] positive = new boolean[200];
    double[] transformed = new double[200];
    for (int i = 0; i < 200; i++) {
      positive[i] = random.nextDouble() < 0.3 + scores[i] / 50;
      transformed[i] = Math.exp(scores[i] / 3) - 40;
    }
    assertThat(Auroc.of(transformed, positive)).isEqualTo(Auroc.of(scores, positive));
  }

  @Test
  void treatsMinusZeroAsZero() {
    Auroc auroc = Auroc.of(new double[] {0.0, -0.0}, new boolean[] {true, false});
    assertThat(auroc.value()).isEqualTo(0.5);
  }

  @Test
  void namesTheIndexOfAScoreThatIsNoNumber() {
    double[] scores = {0.1, 0.9, Double.NaN};
    assertThatThrownBy(() -> Auroc.of(scores, new boolean[] {true, false, true}))
        .isInstanceOfSatisfying(
            LuxateException.class, e -> assertThat(e.kind()).isEqualTo(LuxateException.Kind.DATA))
        .hasMessageContaining("index 2")
        .hasMessageContaining("NaN");
  }

  @Test
  void refusesOneClassAndUnequalLengths() {
    double[] scores = {0.1, 0.9};
    assertThatThrownBy(() -> Auroc.of(scores, new boolean[] {true, true}))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("both classes are needed");
    assertThatThrownBy(() -> Auroc.of(scores, new boolean[] {true}))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("2 scores but 1 labels");
  }

  private static JsonNode goldenCases() throws IOException {
    try (InputStream file = AurocTest.class.getResourceAsStream("delong-golden.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(file)).get("cases");
    }
  }

  private static void agree(String name, Interval ours, JsonNode golden) {
    assertThat(ours.low()).as(name + " low").isEqualTo(golden.get(0).asDouble(), CLOSE);
    assertThat(ours.high()).as(name + " high").isEqualTo(golden.get(1).asDouble(), CLOSE);
  }

  private static double[] numbers(JsonNode array) {
    double[] numbers = new double[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = array.get(i).asDouble();
    }
    return numbers;
  }

  private static boolean[] truths(JsonNode array) {
    boolean[] truths = new boolean[array.size()];
    for (int i = 0; i < truths.length; i++) {
      truths[i] = array.get(i).asBoolean();
    }
    return truths;
  }
}
