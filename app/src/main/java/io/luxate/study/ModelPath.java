package io.luxate.study;

import io.luxate.Documents;
import io.luxate.LuxateException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Where the model lies that a person means by naming a run, a study or a file. */
final class ModelPath {
  private ModelPath() {}

  /**
   * The folder of a study's chosen model, or else the path itself.
   *
   * @throws LuxateException USER when a study chose several, naming them
   */
  static Path of(Path asked) {
    Path file = asked.resolve("choice.json");
    if (!Files.isDirectory(asked) || !Files.isRegularFile(file)) {
      return asked;
    }
    List<Choice.Chosen> chosen = Documents.readJson(file, Choice.class).tasks();
    if (chosen.size() == 1) {
      return asked.resolve(chosen.get(0).model());
    }
    throw new LuxateException(
        LuxateException.Kind.USER,
        asked
            + " is a study of "
            + chosen.size()
            + " tasks; give one of the models it chose: "
            + chosen.stream()
                .map(one -> asked.resolve(one.model()).toString())
                .collect(Collectors.joining(", ")));
  }
}
