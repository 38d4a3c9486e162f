package io.luxate.pretrain;

import io.luxate.Documents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * {@code log.csv}: a line for each validation, whole at any moment; a resumed run goes on in it.
 */
record PretrainLog(Path file, PretrainRecipe recipe) {

  /**
   * @param images shown so far
   * @param loss of the tasks since the last line, on the way
   */
  void add(long images, double loss, Validation.Marks marks, double imagesPerSecond) {
    String aurocs =
        recipe.joints().stream()
            .map(joint -> String.format(Locale.ROOT, "%.4f", marks.auroc().get(joint)))
            .collect(Collectors.joining(","));
    String line =
        String.format(
            Locale.ROOT,
            "%d,%.3g,%.4f,%.4f,%.4f,%.4f,%s,%.1f\n",
            images,
            recipe.rate(images),
            loss,
            marks.loss(),
            marks.jointAccuracy(),
            marks.socketError(),
            aurocs,
            imagesPerSecond);
    Documents.write(file, (Files.exists(file) ? Documents.readText(file) : header()) + line);
  }

  private String header() {
    return "images,learning_rate,train_loss,val_loss,joint_accuracy,socket_error,"
        + recipe.joints().stream().map(joint -> "auroc_" + joint).collect(Collectors.joining(","))
        + ",images_per_second\n";
  }
}
