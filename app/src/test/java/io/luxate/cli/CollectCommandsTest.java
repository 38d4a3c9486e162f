package io.luxate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.luxate.Documents;
import io.luxate.train.Recipe;
import io.luxate.train.Recipes;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectCommandsTest {
  private static final String SPEC =
      """
      who: {name: A test, contact: test@example.org}
      purpose: research
      allow: [CC0]
      sources:
        - folder: {path: hips, permission: simulated here}
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void collectsTrainsAndNamesTheModelThatLearnedFromAWithdrawnPicture() throws IOException {
    Path spec = folder.resolve("spec.yaml");
    Documents.write(spec, SPEC);
    Console.luxate(
        "phantom", "--joint", "hip", "--n", 12, "--size", 64, "--out", folder.resolve("hips"));
    Path data = folder.resolve("data");
    Console collect = Console.luxate("collect", spec, "--out", data);
    assertThat(collect.err()).isEmpty();
    assertThat(collect.exitCode()).isZero();
    assertThat(collect.out())
        .startsWith("12 found: 12 fetched, 0 there already, 0 refused, 0 failed\n")
        .contains("dislocated: 6 pictures");
    JsonNode again = Json.of(Console.luxate("collect", spec, "--out", data, "--json"));
    assertThat(again.get("present").asInt()).isEqualTo(12);

    Path recipe = folder.resolve("recipe.yaml");
    Documents.write(recipe, Recipes.text("epochs: 1"));
    Path run = folder.resolve("runs/one");
    Object[] learn = {"train", data, "--positive", "dislocated", "--arch", "squeezenet1_1"};
    Console train = learn(learn, recipe, run);
    assertThat(train.exitCode()).as(train.err()).isZero();
    JsonNode learned = Json.in(run.resolve("provenance.json"));
    int pictures = learned.get("trainingImages").asInt() + learned.get("validationImages").asInt();
    assertThat(learned.get("images")).hasSize(pictures);
    String sha256 = learned.get("images").get(0).asText();

    Object[] words = {
      "withdraw", sha256, "--data", data, "--models", folder.resolve("runs"), "--dry-run"
    };
    Console dry = Console.luxate(words);
    assertThat(dry.exitCode()).isZero();
    assertThat(dry.out()).contains("would delete", "learned from it: " + run, "luxate train");
    assertThat(data.resolve("images")).isDirectoryRecursivelyContaining("glob:**" + sha256 + "*");
    JsonNode done =
        Json.of(
            Console.luxate(
                "withdraw", sha256, "--data", data, "--models", folder.resolve("runs"), "--json"));
    assertThat(done.at("/models/uses/0/at").asText()).isEqualTo(run.toString());
    String command = done.at("/models/uses/0/retrain").asText().replaceFirst("^luxate ", "");
    assertThat(Luxate.line().parseArgs(command.split(" ", -1)).hasSubcommand()).isTrue();
    assertThat(run.resolve("recipe.yaml")).isNotEmptyFile();
    assertThat(Recipe.read(run.resolve("recipe.yaml")).epochs()).isEqualTo(1);
  }

  private static Console learn(Object[] words, Path recipe, Path run) {
    Object[] all = new Object[words.length + 4];
    System.arraycopy(words, 0, all, 0, words.length);
    System.arraycopy(new Object[] {"--recipe", recipe, "--out", run}, 0, all, words.length, 4);
    return Console.luxate(all);
  }

  @Test
  void endsWithTheExitCodeOfWhatFailed() {
    Path spec = folder.resolve("spec.yaml");
    Path out = folder.resolve("out");
    Documents.write(spec, SPEC.replace("contact", "kontact"));
    Console wrong = Console.luxate("collect", spec, "--out", out);
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("spec.yaml line 1: unknown key 'kontact'");
    assertThat(out).doesNotExist();
    Documents.write(spec, SPEC.replaceFirst("(?s)sources:.*", "sources: [{radiopaedia: {}}]\n"));
    Console refused = Console.luxate("collect", spec, "--out", out);
    assertThat(refused.err()).contains("'radiopaedia' is refused", "terms forbid", "by hand");
    Documents.write(spec, "limits: {pauseSeconds: 0}\n" + SPEC);
    Console hasty = Console.luxate("collect", spec, "--out", out);
    assertThat(hasty.err()).contains("limits.pauseSeconds is 0.0");
    Documents.write(
        spec, SPEC.replaceFirst("(?s)sources:.*", "sources: [{urls: {table: table.csv}}]\n"));
    Documents.write(
        folder.resolve("table.csv"), "url,label,licence\nhttp://127.0.0.1:1/a.png,a,CC0\n");
    Console inside = Console.luxate("collect", spec, "--out", out);
    assertThat(inside.exitCode()).isZero();
    assertThat(inside.out()).contains("1 refused");
    assertThat(Documents.readText(out.resolve("ledger.csv")))
        .contains("--allow-private-addresses allows it");
    assertThat(Console.luxate("withdraw", "x", "--data", folder).exitCode()).isEqualTo(2);
    assertThat(Console.luxate("withdraw", "x", "--data", out).exitCode()).isEqualTo(2);
  }
}
