package io.luxate.train;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * One line of {@code log.csv}.
 *
 * @param epoch from 1
 * @param learningRate at the epoch's last step
 * @param trainLoss mean cross-entropy of the pictures as augmented
 * @param trainAuroc of the same, scored on the way
 * @param seconds of training and validation
 */
public record EpochLog(
    int epoch,
    double learningRate,
    double trainLoss,
    double trainAuroc,
    OptionalDouble validationLoss,
    OptionalDouble validationAuroc,
    double seconds) {
  static final String HEADER =
      "epoch,learning_rate,train_loss,train_auroc,val_loss,val_auroc,seconds";

  String row() {
    return String.format(
        Locale.ROOT,
        "%d,%.3g,%.5f,%.4f,%s,%s,%.1f",
        epoch,
        learningRate,
        trainLoss,
        trainAuroc,
        cell(validationLoss, "%.5f"),
        cell(validationAuroc, "%.4f"),
        seconds);
  }

  /** What stands beside the progress bar. */
  String summary() {
    String validation =
        validationLoss.isPresent()
            ? String.format(
                Locale.ROOT,
                ", validation loss %.3f AUROC %.3f",
                validationLoss.getAsDouble(),
                validationAuroc.orElse(Double.NaN))
            : "";
    return String.format(Locale.ROOT, "loss %.3f%s", trainLoss, validation);
  }

  private static String cell(OptionalDouble value, String format) {
    return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "";
  }
}
