package io.luxate.train;

import io.luxate.Progress;
import io.luxate.augment.Seeds;
import io.luxate.model.Batch;
import io.luxate.model.Engine;
import io.luxate.model.Network;
import io.luxate.model.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The training loop, in the open: draw pictures, forward, loss, backward, step; validate; keep the
 * best. The same seed, data, recipe and number of threads give the same weights, bit for bit.
 */
public final class Fit {
  /** What an auxiliary head's loss counts beside the network's own. */
  private static final double AUXILIARY_WEIGHT = 0.4;

  private final Network network;
  private final Recipe recipe;
  private final boolean vary;
  private final int classes;
  private final boolean multiLabel;
  private final long seed;

  /**
   * @param vary whether training pictures are augmented on the fly
   * @param classes outputs of the network
   * @param multiLabel whether several of them may hold for one picture
   */
  public Fit(
      Network network, Recipe recipe, boolean vary, int classes, boolean multiLabel, long seed) {
    this.network = network;
    this.recipe = recipe;
    this.vary = vary;
    this.classes = classes;
    this.multiLabel = multiLabel;
    this.seed = seed;
  }

  /**
   * What training came to; the network holds the weights of {@code keptEpoch}.
   *
   * @param interrupted whether it was stopped by the user before its end
   */
  public record Fitted(List<EpochLog> log, int keptEpoch, boolean interrupted) {
    public Fitted {
      log = List.copyOf(log);
    }
  }

  /**
   * Trains the network.
   *
   * @param training the pictures to learn from, static copies included
   * @param picturesPerEpoch how many of them an epoch shows
   * @param validation pictures to choose the epoch by; may be empty
   * @param finished hears of every epoch as it ends
   */
  @SuppressWarnings("try") // a PointerScope acts by being open
  public Fitted fit(
      List<Sample> training,
      int picturesPerEpoch,
      List<Sample> validation,
      Consumer<EpochLog> finished,
      Progress progress) {
    try (PointerScope features = new PointerScope()) {
      Optional<? extends Showing> shown = show(training, validation, progress);
      if (shown.isEmpty()) {
        return new Fitted(List.of(), 0, true);
      }
      try (Showing showing = shown.get()) {
        return fit(showing, training, picturesPerEpoch, validation, finished, progress);
      }
    }
  }

  private Optional<? extends Showing> show(
      List<Sample> training, List<Sample> validation, Progress progress) {
    Pictures pictures = new Pictures(recipe, vary);
    return recipe.freezesTrunk()
        ? FrozenTrunk.of(network, pictures, training, validation, seed, progress)
        : Optional.of(new WholeNetwork(network, pictures, validation));
  }

  @SuppressWarnings("try") // a PointerScope acts by being open
  private Fitted fit(
      Showing showing,
      List<Sample> training,
      int picturesPerEpoch,
      List<Sample> validation,
      Consumer<EpochLog> finished,
      Progress progress) {
    List<EpochLog> log = new ArrayList<>();
    boolean keepsBest = recipe.keep() == Recipe.Keep.BEST && !validation.isEmpty();
    boolean stopsEarly = recipe.patienceEpochs() > 0 && !validation.isEmpty();
    Deck deck = new Deck(training, seed);
    int steps = Math.max(1, picturesPerEpoch / recipe.batch());
    boolean interrupted = false;
    network.reseed(Seeds.mix(seed, 2));
    Objective objective = Objective.of(multiLabel, classes, recipe.labelSmoothing(), training);
    try (PointerScope run = new PointerScope();
        Best best = new Best(keepsBest, showing::learns);
        TensorVector learned = learned(showing);
        Optimizer optimizer = Optimisers.make(recipe, learned)) {
      for (int epoch = 1; epoch <= recipe.epochs() && !interrupted; epoch++) {
        long started = System.nanoTime();
        network.train(true);
        deck.startEpoch(epoch);
        Tally tally = new Tally(objective);
        double rate = 0;
        for (int step = 0; step < steps && !interrupted; step++) {
          rate = Optimisers.rate(recipe, epoch - 1 + (double) step / steps);
          Optimisers.setRate(optimizer, rate);
          List<Deck.Dealt> dealt = deck.deal(count(picturesPerEpoch, step, steps));
          List<Sample> drawn = dealt.stream().map(Deck.Dealt::sample).toList();
          tally.add(step(optimizer, learned, showing, dealt, drawn, objective), drawn);
          interrupted = Thread.currentThread().isInterrupted();
        }
        if (interrupted && epoch > 1) {
          break; // half an epoch is neither logged nor kept
        }
        EpochLog line = validate(epoch, rate, tally, objective, showing, validation, started);
        log.add(line);
        finished.accept(line);
        best.offer(line, network);
        progress.update("training", epoch, recipe.epochs(), line.summary());
        if (stopsEarly && best.age(epoch) >= recipe.patienceEpochs()) {
          break;
        }
      }
      network.eval();
      int kept = best.restore(network);
      refuseDiverged();
      return new Fitted(log, kept, interrupted);
    }
  }

  /** The last step's loss was measured before its weights changed, so look at the weights. */
  private void refuseDiverged() {
    Weights.notFinite(network)
        .ifPresent(
            name -> {
              throw Tally.diverged("the weights " + name + " are no numbers");
            });
  }

  /** One step; answers what the network made of the pictures before it. */
  @SuppressWarnings("try") // a PointerScope acts by being open
  Judged step(
      Optimizer optimizer,
      TensorVector learned,
      Showing showing,
      List<Deck.Dealt> dealt,
      List<Sample> drawn,
      Objective objective) {
    try (PointerScope scope = new PointerScope()) {
      optimizer.zero_grad();
      List<Tensor> scores = showing.trainingScores(dealt);
      Tensor loss = objective.loss(scores.get(0), drawn);
      Tensor whole = loss;
      for (Tensor auxiliary : scores.subList(1, scores.size())) {
        whole = whole.add(objective.loss(auxiliary, drawn), new Scalar(AUXILIARY_WEIGHT));
      }
      whole.backward();
      if (recipe.gradientNorm() > 0) {
        torch.clip_grad_norm_(learned, recipe.gradientNorm());
      }
      optimizer.step();
      return new Judged(Batch.values(scores.get(0)), loss.item_float());
    }
  }

  /** Pictures of one step; all steps together show the epoch's. */
  private static int count(int picturesPerEpoch, int step, int steps) {
    int from = (int) ((long) picturesPerEpoch * step / steps);
    int to = (int) ((long) picturesPerEpoch * (step + 1) / steps);
    return to - from;
  }

  /** The parameters that follow gradients. */
  TensorVector learned(Showing showing) {
    StringTensorDict parameters = network.named_parameters();
    List<Tensor> learned = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      if (showing.learns(parameters.get(i).key().getString())) {
        learned.add(new Tensor(parameters.get(i).value())); // torch's own goes with its list
      }
    }
    return new TensorVector(learned.toArray(Tensor[]::new));
  }

  private EpochLog validate(
      int epoch,
      double rate,
      Tally tally,
      Objective objective,
      Showing showing,
      List<Sample> validation,
      long started) {
    network.eval();
    Tally check = new Tally(objective);
    for (int from = 0; from < validation.size(); from += recipe.batch()) {
      int first = from;
      int to = Math.min(from + recipe.batch(), validation.size());
      List<Sample> samples = validation.subList(from, to);
      check.add(
          Engine.withoutGradient(
              () -> judge(showing.validationScores(first, to), samples, objective)),
          samples);
    }
    boolean any = !validation.isEmpty();
    return new EpochLog(
        epoch,
        rate,
        tally.loss(),
        tally.auroc(),
        any ? OptionalDouble.of(check.loss()) : OptionalDouble.empty(),
        any ? OptionalDouble.of(check.auroc()) : OptionalDouble.empty(),
        (System.nanoTime() - started) / 1e9);
  }

  private static Judged judge(Tensor scores, List<Sample> samples, Objective objective) {
    Tensor loss = objective.plainLoss(scores, samples);
    return new Judged(Batch.values(scores), loss.item_float());
  }
}
