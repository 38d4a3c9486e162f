package io.luxate.report;

import io.luxate.evidence.Metrics;
import java.util.List;

/**
 * One model that was tried.
 *
 * @param network such as {@code resnet18}
 * @param augmentation {@code none}, {@code fly}, {@code static} or {@code both}
 * @param internal its numbers on internal data, which the choice rests on
 * @param epochs trained
 * @param seconds of training, all folds together
 * @param curve one entry per epoch; may be empty
 */
public record Candidate(
    String network,
    String augmentation,
    Metrics internal,
    int epochs,
    double seconds,
    List<Epoch> curve) {

  /** One epoch's losses and validation AUROC; NaN where not measured. */
  public record Epoch(int epoch, double trainLoss, double validationLoss, double validationAuroc) {}

  public Candidate {
    curve = List.copyOf(curve);
  }

  /** Network and augmentation, as a legend names them. */
  public String name() {
    return network + ", " + augmentation;
  }
}
