package io.luxate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.luxate.Documents;
import io.luxate.model.Architecture;
import io.luxate.train.Recipes;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZooCommandTest {

  @Test
  void listsEveryNetworkAtOnceWithoutMeasuring() throws IOException {
    Console zoo = Console.luxate("zoo", "--no-speed");
    assertThat(zoo.exitCode()).isZero();
    assertThat(zoo.err()).isEmpty();
    for (Architecture architecture : Architecture.values()) {
      assertThat(zoo.out()).containsPattern("(?m)^" + architecture.id() + " ");
    }
    assertThat(zoo.out())
        .containsPattern("(?m)^squeezenet1_1 +1\\.2 +224 +- +- +shipped$")
        .containsPattern("(?m)^inception_v3 +27\\.2 +299 +- +-$");
    JsonNode networks = Json.of(Console.luxate("zoo", "--no-speed", "--json")).get("networks");
    assertThat(networks).hasSize(Architecture.values().length);
    assertThat(networks.get(0).get("parameters").asLong()).isEqualTo(11_689_512);
    assertThat(networks.get(0).hasNonNull("scoredPerSecond")).isFalse();
  }

  @Test
  void measuresTheNetworksAskedForHereAndNow() throws IOException {
    JsonNode answer =
        Json.of(Console.luxate("zoo", "--arch", "squeezenet1_1", "--threads", 1, "--json"));
    assertThat(answer.get("networks")).hasSize(1);
    JsonNode row = answer.get("networks").get(0);
    assertThat(row.get("network").asText()).isEqualTo("squeezenet1_1");
    assertThat(row.get("scoredPerSecond").asDouble()).isPositive();
    assertThat(row.get("trainedPerSecond").asDouble())
        .isPositive()
        .isNotEqualTo(row.get("scoredPerSecond").asDouble());
    assertThat(answer.get("threads").asInt()).isEqualTo(1);
  }

  @Test
  void printsWhatIsMeasuredWhenInterrupted() {
    Thread.currentThread().interrupt();
    Console zoo = Console.luxate("zoo", "--arch", "squeezenet1_1");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(zoo.exitCode()).isEqualTo(Luxate.INTERRUPTED);
    assertThat(zoo.out()).contains("scored/s").doesNotContain("squeezenet1_1");
  }

  @Test
  void namesTheNearestNetworks() {
    Console zoo = Console.luxate("zoo", "--arch", "resnet181");
    assertThat(zoo.exitCode()).isEqualTo(2);
    assertThat(zoo.err()).contains("unknown network 'resnet181'; nearest names: resnet18");
  }

  @Test
  void refusesARecipeWhosePicturesAreTooSmallBeforeWorkStarts(@TempDir Path folder) {
    Path out = folder.resolve("run");
    Path recipe = folder.resolve("recipe.yaml");
    Documents.write(recipe, Recipes.text("inputPx: 128"));
    Object[] words = {
      "train", folder, "--positive", "a", "--arch", "inception_v3", "--recipe", recipe, "--out", out
    };
    Console train = Console.luxate(words);
    assertThat(train.exitCode()).isEqualTo(2);
    assertThat(train.err()).contains("set inputPx: 299");
    assertThat(out).doesNotExist();
  }
}
