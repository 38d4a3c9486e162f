package io.luxate.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Golden values: benchmarks/peers/kappa_reference.py. */
class KappaTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final Bootstrap BOOTSTRAP = Bootstrap.seeded(1);

  @Test
  void agreesWithStatsmodelsOnCohensKappaAndItsStandardError() throws IOException {
    for (JsonNode golden : goldenCases()) {
      List<List<String>> answers = answers(golden);
      for (JsonNode pair : golden.get("pairs")) {
        Kappa found =
            CohensKappa.of(
                answers.get(pair.get("first").asInt()),
                answers.get(pair.get("second").asInt()),
                0.95);
        double kappa = pair.get("kappa").asDouble();
        double half = 1.959963984540054 * pair.get("standardError").asDouble();
        Limits limits = found.limits().orElseThrow();
        assertThat(found.value().orElseThrow()).isCloseTo(kappa, EXACT);
        assertThat(limits.low()).isCloseTo(Math.max(-1, kappa - half), EXACT);
        assertThat(limits.high()).isCloseTo(Math.min(1, kappa + half), EXACT);
      }
    }
  }

  @Test
  void agreesWithStatsmodelsOnFleissKappa() throws IOException {
    for (JsonNode golden : goldenCases()) {
      Kappa found = FleissKappa.of(answers(golden), 0.95, BOOTSTRAP);
      double kappa = golden.get("fleiss").asDouble();
      assertThat(found.value().orElseThrow()).isCloseTo(kappa, EXACT);
      assertThat(found.limits().orElseThrow().holds(kappa)).isTrue();
    }
  }

  @Test
  void countsFleissOwnExampleAsHisPaperDoes() {
    // Fleiss 1971, table 1: 30 patients, 6 psychiatrists, 5 diagnoses; kappa .430
    int[][] counts = {
      {0, 0, 0, 6, 0}, {0, 3, 0, 0, 3}, {0, 1, 4, 0, 1}, {0, 0, 0, 0, 6}, {0, 3, 0, 3, 0},
      {2, 0, 4, 0, 0}, {0, 0, 4, 0, 2}, {2, 0, 3, 1, 0}, {2, 0, 0, 4, 0}, {0, 0, 0, 0, 6},
      {1, 0, 0, 5, 0}, {1, 1, 0, 4, 0}, {0, 3, 3, 0, 0}, {1, 0, 0, 5, 0}, {0, 2, 0, 3, 1},
      {0, 0, 5, 0, 1}, {3, 0, 0, 1, 2}, {5, 1, 0, 0, 0}, {0, 2, 0, 4, 0}, {1, 0, 2, 0, 3},
      {0, 0, 0, 0, 6}, {0, 1, 0, 5, 0}, {0, 2, 0, 1, 3}, {2, 0, 0, 4, 0}, {1, 0, 0, 4, 1},
      {0, 5, 0, 1, 0}, {4, 0, 0, 0, 2}, {0, 2, 0, 4, 0}, {1, 0, 5, 0, 0}, {0, 0, 0, 0, 6}
    };
    List<List<String>> raters = new ArrayList<>();
    for (int r = 0; r < 6; r++) {
      raters.add(new ArrayList<>());
    }
    for (int[] patient : counts) {
      int rater = 0;
      for (int category = 0; category < patient.length; category++) {
        for (int k = 0; k < patient[category]; k++) {
          raters.get(rater++).add("diagnosis " + category);
        }
      }
    }
    Kappa found = FleissKappa.of(raters, 0.95, BOOTSTRAP);
    assertThat(found.value().orElseThrow()).isCloseTo(0.430, within(0.0005));
    assertThat(found.agreed()).isCloseTo(0.5556, within(0.0001));
  }

  @Test
  void claimsNoKappaWhereEverybodyAlwaysSaysTheSame() {
    List<String> same = List.of("located", "located", "located");
    Kappa found = CohensKappa.of(same, same, 0.95);
    assertThat(found.value()).isEmpty();
    assertThat(found.limits()).isEmpty();
    assertThat(found.agreed()).isEqualTo(1);
    assertThat(FleissKappa.of(List.of(same, same, same), 0.95, BOOTSTRAP).value()).isEmpty();
  }

  @Test
  void claimsNoWidthWhereNobodyEverDiffers() {
    List<String> one = List.of("located", "dislocated", "located", "dislocated");
    Kappa found = CohensKappa.of(one, one, 0.95);
    assertThat(found.value()).hasValue(1);
    assertThat(found.limits()).isEmpty();
    assertThat(FleissKappa.of(List.of(one, one, one), 0.95, BOOTSTRAP).limits()).isEmpty();
  }

  @Test
  void saysNothingOfNothing() {
    assertThat(CohensKappa.of(List.of(), List.of(), 0.95)).isEqualTo(Kappa.OF_NOTHING);
  }

  @Test
  void holdsTheTrueKappaAboutAsOftenAsItSays() {
    // each reader keeps the truth with 0.8, else guesses evenly between two: the true kappa is 0.64
    Random random = new Random(3);
    int draws = 600;
    int cohen = 0;
    int fleiss = 0;
    for (int d = 0; d < draws; d++) {
      List<List<String>> answers = new ArrayList<>();
      boolean[] truth = new boolean[100];
      for (int s = 0; s < truth.length; s++) {
        truth[s] = random.nextBoolean();
      }
      for (int r = 0; r < 3; r++) {
        List<String> reader = new ArrayList<>();
        for (boolean of : truth) {
          reader.add(String.valueOf(random.nextDouble() < 0.8 ? of : random.nextBoolean()));
        }
        answers.add(reader);
      }
      Limits pair = CohensKappa.of(answers.get(0), answers.get(1), 0.95).limits().orElseThrow();
      Limits all = FleissKappa.of(answers, 0.95, new Bootstrap(200, d)).limits().orElseThrow();
      cohen += pair.holds(0.64) ? 1 : 0;
      fleiss += all.holds(0.64) ? 1 : 0;
    }
    assertThat(cohen / (double) draws).isBetween(0.92, 0.98);
    assertThat(fleiss / (double) draws).isBetween(0.90, 0.98);
  }

  private static List<List<String>> answers(JsonNode golden) {
    List<List<String>> answers = new ArrayList<>();
    for (JsonNode rater : golden.get("answers")) {
      List<String> own = new ArrayList<>();
      rater.forEach(answer -> own.add(answer.asText()));
      answers.add(own);
    }
    return answers;
  }

  private static Iterable<JsonNode> goldenCases() throws IOException {
    try (InputStream in = KappaTest.class.getResourceAsStream("kappa-golden.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(in));
    }
  }
}
