package io.luxate.collect;

import com.fasterxml.jackson.databind.JsonNode;
import io.luxate.Documents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The command that makes a model anew from the data as they are now. */
final class Retraining {
  private static final String RECIPE = "recipe.yaml";

  private Retraining() {}

  /**
   * A study's is the study; a single model's is its training, with the recipe of its provenance,
   * which is written beside it unless this is a dry run.
   *
   * @param isFolder whether the model lies in a folder of its own, and not in a bundle
   */
  static String command(
      Path folder, boolean isFolder, JsonNode provenance, Path data, boolean dryRun) {
    Optional<Path> study = study(folder);
    if (study.isPresent()) {
      Path of = study.get();
      return "luxate study " + word(of.resolve("study.yaml")) + " --out " + word(anew(of));
    }
    if (!isFolder || !provenance.has("recipe")) {
      return asItWasMade(data);
    }
    Path recipe = folder.resolve(RECIPE);
    if (!dryRun && !Files.exists(recipe)) {
      Documents.writeYaml(recipe, provenance.path("recipe"));
    }
    StringBuilder command = new StringBuilder("luxate train " + word(data));
    positive(folder).ifPresent(positive -> command.append(" --positive ").append(word(positive)));
    command.append(" --arch ").append(provenance.path("architecture").asText());
    command.append(" --augment ").append(provenance.path("augmentation").asText("fly"));
    weights(provenance).ifPresent(weights -> command.append(" --weights ").append(word(weights)));
    command.append(" --seed ").append(provenance.path("seed").asText());
    return command + " --recipe " + word(recipe) + " --out " + word(anew(folder));
  }

  /** For a file that does not say where it was made. */
  static String asItWasMade(Path data) {
    return "as it was made, from " + data + " as it is now, and export it again";
  }

  private static Optional<Path> study(Path folder) {
    for (Path at = folder; at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve("study.yaml"))) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private static Path anew(Path folder) {
    return folder.resolveSibling(folder.getFileName() + "-retrained");
  }

  private static Optional<String> positive(Path folder) {
    Path card = folder.resolve("model.json");
    if (!Files.isRegularFile(card)) {
      return Optional.empty();
    }
    JsonNode positive = Documents.readJson(card, JsonNode.class).path("positive");
    return positive.isTextual() ? Optional.of(positive.asText()) : Optional.empty();
  }

  /** Nothing where the shipped weights were taken, which is what the command does by itself. */
  private static Optional<String> weights(JsonNode provenance) {
    String start = provenance.path("startWeights").asText("scratch");
    return start.endsWith("-start.safetensors") ? Optional.empty() : Optional.of(start);
  }

  private static String word(Object value) {
    String text = value.toString();
    return text.matches("[\\w./:@+=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
