package io.luxate.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.Documents;
import io.luxate.LuxateException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipeTest {

  @ParameterizedTest
  @ValueSource(strings = {"default", "demo", "paper"})
  void shipsRecipesThatParse(String name) {
    assertThat(Recipe.shipped(name).name()).isEqualTo(name);
  }

  @Test
  void doesInThePapersRecipeWhatTheGroupsCodeDoes() {
    Recipe paper = Recipe.shipped("paper");
    assertThat(paper.optimiser()).isEqualTo(Recipe.Optimiser.SGD);
    assertThat(paper.learningRate()).isEqualTo(0.001);
    assertThat(paper.weightDecay()).isEqualTo(1e-5);
    assertThat(paper.epochs()).isEqualTo(50);
    assertThat(paper.batch()).isEqualTo(10);
    assertThat(paper.onTheFly().cropFromPx()).isEqualTo(256);
  }

  @Test
  void comesBackFromTheFileItIsWrittenTo(@TempDir Path folder) {
    Path file = folder.resolve("recipe.yaml");
    Documents.writeYaml(file, Recipe.shipped("default"));
    assertThat(Recipe.read(file)).isEqualTo(Recipe.shipped("default"));
  }

  @Test
  void namesTheLineOfAnUnknownKeyAndTheKnownOnes() {
    String text = Recipes.text().replace("batch: 10", "batchSize: 10");
    refuses(text, "test.yaml line 6", "unknown key 'batchSize'", "known keys: batch, ");
  }

  @Test
  void namesAMissingKey() {
    refuses(Recipes.text().replace("batch: 10\n", ""), "test.yaml", "key batch", "missing");
    refuses(Recipes.text().replace("framing: letterbox\n", ""), "key framing is missing");
    refuses(Recipes.text().replace("batch: 10", "batch:"), "key batch", "missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "inputPx: 16 | inputPx must be 32 to 1024, not 16",
        "batch: 1 | batch must be 2 to 1024, not 1",
        "epochs: 0 | epochs must be 1 to 10000, not 0",
        "epochs: -1 | epochs must be 1 to 10000, not -1",
        "learningRate: 1e6 | learningRate must be above 0",
        "learningRate: 0 | learningRate must be above 0",
        "learningRate: .nan | learningRate",
        "momentum: 1 | momentum must be 0 to below 1",
        "labelSmoothing: 0.9 | labelSmoothing must be 0 to 0.5, not 0.9",
        "patienceEpochs: -2 | patienceEpochs must be 0 or more, not -2",
        "framing: zoom | framing",
        "optimiser: adam | optimiser",
        "batch: many | batch",
        "rotationDegrees: 400 | rotationDegrees is 400.0; it must be between 0 and 180",
        "rotationStepDegrees: 0 | rotationStepDegrees"
      })
  void namesKeyAndRangeOfAnImpossibleValue(String change, String message) {
    refuses(Recipes.text(change), "test.yaml line", message);
  }

  @Test
  void refusesAnImpossibleChangeWithoutSpeakingOfAFile() {
    Recipe recipe = Recipes.shortened();

    assertThatThrownBy(() -> recipe.withEpochs(0)).hasMessage("epochs must be 1 to 10000, not 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing", "- a", "a: [", "\t"})
  void refusesWhatIsNoRecipeAtAll(String text) {
    refuses(text, "test.yaml");
  }

  @Test
  void saysWhichRecipesAreShipped() {
    assertThatThrownBy(() -> Recipe.shipped("papr"))
        .hasMessageContaining("no recipe 'papr' is shipped; use default, demo or paper");
  }

  private static void refuses(String text, String... words) {
    assertThatThrownBy(() -> Documents.parseYaml(text, "test.yaml", Recipe.class))
        .isInstanceOf(LuxateException.class)
        .hasMessageContainingAll(words)
        .extracting(e -> ((LuxateException) e).kind())
        .isEqualTo(LuxateException.Kind.USER);
  }
}
