package io.luxate.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * How many pictures a second a network gets through here and now, at the size it was made for.
 *
 * @param scoring pictures only scored
 * @param training pictures learned from: forward, backward and a step of SGD
 */
public record Speed(double scoring, double training) {
  /** Pictures at once. */
  public static final int PICTURES = 4;

  private static final long ENOUGH_NANOS = 1_000_000_000;
  private static final int MOST_STEPS = 50;

  /** A short run, of some seconds for most networks; empty when the thread was interrupted. */
  @SuppressWarnings("try") // a PointerScope acts by being open
  public static Optional<Speed> measure(Architecture architecture) {
    int side = architecture.inputPx();
    try (PointerScope scope = new PointerScope();
        Network network = architecture.create(PICTURES, 0)) {
      StateDict.channelsLast(network);
      Tensor x =
          Batch.tensor(new float[PICTURES * 3 * side * side], PICTURES, 3, side, side)
              .contiguous(torch.MemoryFormat.ChannelsLast);
      network.eval();
      OptionalDouble scoring = rate(() -> Engine.withoutGradient(() -> score(network, x)));
      network.train(true);
      try (SGD sgd = new SGD(network.parameters(), new SGDOptions(1e-6))) {
        OptionalDouble training = rate(() -> learn(network, sgd, x));
        return scoring.isPresent() && training.isPresent()
            ? Optional.of(new Speed(scoring.getAsDouble(), training.getAsDouble()))
            : Optional.empty();
      }
    }
  }

  private static float[] score(Network network, Tensor x) {
    return Batch.values(Engine.forward(network::forward, x));
  }

  @SuppressWarnings("try") // a PointerScope acts by being open
  private static void learn(Network network, SGD sgd, Tensor x) {
    try (PointerScope scope = new PointerScope()) {
      Tensor labels = torch.zeros(PICTURES).to(torch.ScalarType.Long);
      Tensor y = Engine.device().take(labels);
      sgd.zero_grad();
      List<Tensor> scores = Engine.forwardAll(network::trainingScores, x);
      Tensor loss = torch.cross_entropy_loss(scores.get(0), y);
      for (Tensor auxiliary : scores.subList(1, scores.size())) {
        loss = loss.add(torch.cross_entropy_loss(auxiliary, y), new Scalar(1));
      }
      loss.backward();
      sgd.step();
      loss.item_float(); // on a graphics card, waits for the step's end
    }
  }

  /** Pictures a second in the median of steps after the first; empty when interrupted. */
  private static OptionalDouble rate(Runnable step) {
    long[] nanos = new long[MOST_STEPS];
    int steps = 0;
    long began = System.nanoTime();
    for (boolean warm = false; steps < MOST_STEPS; warm = true) {
      long start = System.nanoTime();
      step.run();
      if (Thread.currentThread().isInterrupted()) {
        return OptionalDouble.empty();
      }
      if (warm) {
        nanos[steps++] = System.nanoTime() - start;
        if (steps > 1 && System.nanoTime() - began > ENOUGH_NANOS) {
          break;
        }
      }
    }
    long[] sorted = Arrays.copyOf(nanos, steps);
    Arrays.sort(sorted);
    return OptionalDouble.of(PICTURES * 1e9 / sorted[steps / 2]);
  }
}
