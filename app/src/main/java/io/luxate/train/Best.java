package io.luxate.train;

import io.luxate.model.Backup;
import io.luxate.model.Network;
import java.util.function.Predicate;

/** The weights to end with, those of the best or the last epoch, as a copy. */
final class Best implements AutoCloseable {
  private final boolean keepsBest;
  private final Predicate<String> learns;
  private final Backup weights = new Backup();
  private int kept;
  private int epoch;
  private double auroc = Double.NEGATIVE_INFINITY;
  private double loss = Double.POSITIVE_INFINITY;

  /**
   * @param learns whether training changes the tensor of that name
   */
  Best(boolean keepsBest, Predicate<String> learns) {
    this.keepsBest = keepsBest;
    this.learns = learns;
  }

  void offer(EpochLog line, Network network) {
    double logged = line.validationAuroc().orElse(0);
    double newAuroc = Double.isNaN(logged) ? 0 : logged; // one class only: the loss decides
    double newLoss = line.validationLoss().orElse(Double.POSITIVE_INFINITY);
    boolean better = newAuroc > auroc || (newAuroc == auroc && newLoss < loss);
    if (better) {
      auroc = newAuroc;
      loss = newLoss;
      epoch = line.epoch();
    }
    if (better || !keepsBest) {
      kept = line.epoch();
      weights.take(network, learns);
    }
  }

  /** Epochs since the best one. */
  int age(int now) {
    return now - epoch;
  }

  int restore(Network network) {
    weights.putBack(network);
    return kept;
  }

  @Override
  public void close() {
    weights.close();
  }
}
