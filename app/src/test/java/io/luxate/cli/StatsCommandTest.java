package io.luxate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.luxate.Documents;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatsCommandTest {
  private static final String HEADER = "path,label,score\n";

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void agreesWithProcOnTwoModels(int index) throws IOException {
    JsonNode golden = golden(index);
    Path first = table("first.csv", golden, "first");
    Path second = table("second.csv", golden, "second");
    JsonNode found = json("stats", first, "--compare", second, "--json");
    assertThat(found.get("auroc").asDouble()).isCloseTo(golden.get("auroc").asDouble(), near());
    JsonNode difference = golden.get("difference");
    JsonNode comparison = found.get("comparison");
    assertThat(comparison.get("difference").get("value").asDouble())
        .isCloseTo(difference.get(0).asDouble(), near());
    assertThat(found.get("delong_p").asDouble()).isCloseTo(difference.get(2).asDouble(), near());
  }

  @Test
  void measuresThresholdsThatInternalScoresFixed() throws IOException {
    Path internal = write("internal.csv", "a,1,0.9\nb,1,0.7\nc,0,0.3\nd,0,0.1\n");
    Path external = write("external.csv", "e,1,0.8\nf,1,0.4\ng,0,0.6\nh,0,0.2\n");
    JsonNode found = json("stats", external, "--internal", internal, "--json");
    JsonNode point = found.get("operating_points").get(0);
    assertThat(point.get("threshold").asDouble()).isEqualTo(0.5);
    assertThat(point.get("fixed_on").asText()).isEqualTo("internal.csv");
    assertThat(point.get("true_positives").asInt()).isEqualTo(1);
    assertThat(point.get("ppv").get("value").asDouble()).isEqualTo(0.5);
    assertThat(point.get("at_prevalence").get(0).get("prevalence").asDouble()).isEqualTo(0.001);
    assertThat(point.get("at_prevalence").get(0).get("ppv").get("value").asDouble())
        .isCloseTo(0.001, within(1e-9)); // sensitivity 0.5 and specificity 0.5 tell nothing
  }

  @Test
  void saysNothingOfProbabilitiesWhereScoresAreNone() throws IOException {
    Path scores = write("logits.csv", "a,1,3.5\nb,1,-0.2\nc,0,-4\nd,0,0.5\n");
    JsonNode found = json("stats", scores, "--json");
    assertThat(found.has("brier")).isFalse();
    assertThat(found.has("calibration")).isFalse();
    assertThat(found.get("auroc").asDouble()).isEqualTo(0.75);
    assertThat(found.get("auroc_ci")).hasSize(2);
    assertThat(Console.luxate("stats", scores).out())
        .contains("calibration: not measured", "operating points: none");
  }

  @Test
  void reportsIntervalsThatKnowOfPatients() throws IOException {
    Path scores =
        write(
            "patients.csv",
            "path,label,score,patient\n",
            "a,1,0.9,p\nb,1,0.8,p\nc,1,0.2,q\nd,0,0.3,r\ne,0,0.4,r\nf,0,0.1,s\n");
    JsonNode found = json("stats", scores, "--json");
    assertThat(found.get("patients").asInt()).isEqualTo(4);
    assertThat(found.get("auroc_intervals")).hasSize(4);
    assertThat(found.get("auroc_intervals").get(2).get("ci_method").asText())
        .isEqualTo("Obuchowski");
  }

  @Test
  void takesWordsForLabelsWhenToldWhichIsTheFinding() throws IOException {
    Path scores = write("words.csv", "a,dislocated,0.9\nb,located,0.2\n");
    assertThat(Console.luxate("stats", scores).err())
        .contains("no row has the label '1' (labels: dislocated, located)", "--positive");
    JsonNode found = json("stats", scores, "--positive", "dislocated", "--json");
    assertThat(found.get("auroc").asDouble()).isEqualTo(1);
    assertThat(found.get("auroc_ci").get(0).asDouble()).isLessThan(1);
  }

  @Test
  void warnsOfRulesFixedOnTheImagesThatTheyAreMeasuredOn() {
    Path scores = write("same.csv", "a,1,0.9\nb,0,0.2\nc,1,0.8\nd,0,0.1\n");
    assertThat(Console.luxate("stats", scores, "--internal", scores).err())
        .contains("4 of the images also stand in");
  }

  @Test
  void refusesWhatCannotBeMeasuredNamingRowOrImage() {
    Path good = write("good.csv", "a,1,0.9\nb,0,0.2\n");
    refuses(3, "row 3: score is 'NaN'", "stats", write("nan.csv", "a,1,0.9\nb,0,NaN\n"));
    refuses(
        3,
        "maybe.csv row 4: label 'maybe' is neither 0 nor 1",
        "stats",
        write("maybe.csv", "a,1,0.9\nb,0,0.2\nc,maybe,0.3\n"));
    refuses(2, "--threshold NaN is no number", "stats", good, "--threshold", "NaN");
    refuses(3, "both classes are needed", "stats", write("one.csv", "a,1,0.9\nb,1,0.2\n"));
    refuses(3, "holds no row", "stats", write("empty.csv", ""));
    Path others = write("others.csv", "a,1,0.9\nc,0,0.2\n");
    refuses(3, "cannot compare: b stands", "stats", good, "--compare", others);
    Path relabelled = write("relabelled.csv", "a,0,0.9\nb,1,0.2\n");
    refuses(3, "a is '1' in one file and '0' in the other", "stats", good, "--compare", relabelled);
    refuses(2, "give --internal", "stats", good, "--sensitivity", "0.9");
    refuses(3, "needs 19 calibration", "stats", good, "--internal", good, "--error-rate", "0.05");
  }

  private static void refuses(int exitCode, String words, Object... command) {
    Console refused = Console.luxate(command);
    assertThat(refused.err()).contains(words);
    assertThat(refused.exitCode()).isEqualTo(exitCode);
    assertThat(refused.out()).isEmpty();
  }

  private static JsonNode json(Object... command) throws IOException {
    Console console = Console.luxate(command);
    assertThat(console.err()).isEmpty();
    return new ObjectMapper().readTree(console.out());
  }

  private Path write(String name, String rows) {
    return write(name, HEADER, rows);
  }

  private Path write(String name, String header, String rows) {
    Path file = folder.resolve(name);
    Documents.write(file, header + rows);
    return file;
  }

  /** One of the two models of a golden case, as benchmarks/peers/proc_reference.R wrote it. */
  private Path table(String name, JsonNode golden, String model) {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < golden.get(model).size(); i++) {
      JsonNode truth = golden.get("positive").get(i);
      int label = truth.isBoolean() ? (truth.asBoolean() ? 1 : 0) : truth.asInt();
      rows.append("image ").append(i).append(',').append(label);
      rows.append(',').append(golden.get(model).get(i).asDouble()).append('\n');
    }
    return write(name, rows.toString());
  }

  private static JsonNode golden(int index) throws IOException {
    try (InputStream file =
        StatsCommandTest.class.getResourceAsStream("/io/luxate/stats/proc-golden.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(file)).get("cases").get(index);
    }
  }

  private static org.assertj.core.data.Offset<Double> near() {
    return within(1e-9);
  }
}
