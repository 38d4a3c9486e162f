package io.luxate.cli;

import io.luxate.Documents;
import io.luxate.train.Recipes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A model that learned from simulated hips in one short epoch.
 *
 * @param hips 28 of them
 * @param run the model's folder
 * @param phantom how the hips were made
 * @param train how the model was
 */
record Trained(Path hips, Path recipe, Path run, Console phantom, Console train) {

  static Trained in(Path root) {
    Path hips = root.resolve("hips");
    Path recipe = root.resolve("recipe.yaml");
    Path run = root.resolve("a run of Käthe");
    Documents.write(recipe, Recipes.text("epochs: 1"));
    Console phantom =
        Console.luxate(
            "phantom", "--joint", "hip", "--n", 28, "--size", 64, "--seed", 4, "--out", hips);
    Console train = Console.luxate(words(recipe, "train", hips, "dislocated", run));
    return new Trained(hips, recipe, run, phantom, train);
  }

  /** The first that the manifest names. */
  Path firstHip() {
    return hips.resolve(
        Rows.in(hips.resolve("images.csv")).map(Rows::path).findFirst().orElseThrow());
  }

  /** Runs {@code export} on the model. */
  Console export(String format, Path out, Object... more) {
    List<Object> words = new ArrayList<>(List.of("export", run, "--format", format, "--out", out));
    words.addAll(List.of(more));
    return Console.luxate(words.toArray());
  }

  /** Runs {@code train} or {@code crossval} with the same network and recipe. */
  Console learn(String verb, Path data, String positive, Path out, Object... more) {
    return Console.luxate(words(verb, data, positive, out, more));
  }

  /** What {@link #learn} runs. */
  Object[] words(String verb, Path data, String positive, Path out, Object... more) {
    return words(recipe, verb, data, positive, out, more);
  }

  private static Object[] words(
      Path recipe, String verb, Path data, String positive, Path out, Object... more) {
    List<Object> words = new ArrayList<>(List.of(verb, data, "--positive", positive));
    words.addAll(List.of("--arch", "squeezenet1_1", "--recipe", recipe, "--out", out));
    words.addAll(List.of(more));
    return words.toArray();
  }
}
