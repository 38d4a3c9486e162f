package io.luxate.train;

import io.luxate.augment.Seeds;
import io.luxate.dataset.Item;
import io.luxate.model.Engine;
import io.luxate.model.Network;
import io.luxate.model.TrainedModel;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.TensorVector;

/**
 * A few steps of a training, on its own pictures and at its own batch, that come to nothing: how
 * fast it would go. Where only the head learns, passes of the frozen trunk, which take the time
 * there.
 */
public record Trial(Training training, List<Item> items) {
  public Trial {
    items = List.copyOf(items);
  }

  /**
   * Pictures a second of so many such trainings at once, all together; each takes one step to warm
   * up, then at least one and as many as the time allows.
   *
   * @return empty when the thread was interrupted, or when the trainings failed
   */
  public OptionalDouble picturesPerSecond(int atOnce, int threadsEach, long nanos) {
    int threads = Engine.threads();
    ExecutorService crew = Executors.newFixedThreadPool(atOnce);
    Engine.useThreads(threadsEach);
    try {
      CyclicBarrier warm = new CyclicBarrier(atOnce);
      ExecutorCompletionService<Double> rates = new ExecutorCompletionService<>(crew);
      for (int i = 0; i < atOnce; i++) {
        rates.submit(() -> rate(threadsEach, warm, nanos));
      }
      double sum = 0;
      for (int i = 0; i < atOnce; i++) {
        sum += rates.take().get(); // the first that fails ends the wait of the others
      }
      return OptionalDouble.of(sum);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalDouble.empty();
    } catch (ExecutionException e) {
      return OptionalDouble.empty(); // the training itself will say what is wrong
    } finally {
      crew.shutdownNow();
      awaitEnd(crew);
      Engine.useThreads(threads);
    }
  }

  /** A step that is under way when the program ends would take the engine down with it. */
  private static void awaitEnd(ExecutorService crew) {
    boolean interrupted = Thread.interrupted();
    boolean ended = false;
    while (!ended) {
      try {
        ended = crew.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings("try") // a PointerScope acts by being open
  private double rate(int threads, CyclicBarrier warm, long nanos)
      throws InterruptedException, BrokenBarrierException {
    Engine.useThreads(threads);
    try (PointerScope scope = new PointerScope();
        Network network = training.architecture().create(training.classes().size(), 0)) {
      TrainedModel.ready(training.card(items), network);
      Recipe recipe = training.recipe();
      Pictures pictures = new Pictures(recipe, training.mode().onTheFly());
      List<Sample> samples = training.samples(items);
      Deck deck = new Deck(samples, 0);
      return recipe.freezesTrunk()
          ? rate(
              FrozenTrunk.PICTURES_AT_ONCE,
              () -> {
                List<Deck.Dealt> dealt = deck.deal(FrozenTrunk.PICTURES_AT_ONCE);
                Engine.withoutGradient(
                    () -> FrozenTrunk.see(network, pictures, pictures.varied(dealt)).shape());
              },
              warm,
              nanos)
          : learning(network, samples, pictures, deck, warm, nanos);
    }
  }

  private double learning(
      Network network,
      List<Sample> samples,
      Pictures pictures,
      Deck deck,
      CyclicBarrier warm,
      long nanos)
      throws InterruptedException, BrokenBarrierException {
    Recipe recipe = training.recipe();
    int classes = training.classes().size();
    Fit fit =
        new Fit(network, recipe, pictures.vary(), classes, training.multiLabel(), Seeds.mix(0));
    Objective objective =
        Objective.of(training.multiLabel(), classes, recipe.labelSmoothing(), samples);
    Showing showing = new WholeNetwork(network, pictures, List.of());
    TensorVector learned = fit.learned(showing);
    network.train(true);
    try (Optimizer optimizer = Optimisers.make(recipe, learned)) {
      return rate(
          recipe.batch(),
          () -> {
            List<Deck.Dealt> dealt = deck.deal(recipe.batch());
            List<Sample> drawn = dealt.stream().map(Deck.Dealt::sample).toList();
            fit.step(optimizer, learned, showing, dealt, drawn, objective);
          },
          warm,
          nanos);
    }
  }

  private static double rate(int pictures, Runnable step, CyclicBarrier warm, long nanos)
      throws InterruptedException, BrokenBarrierException {
    step.run();
    warm.await();
    long began = System.nanoTime();
    int steps = 0;
    do {
      step.run();
      steps++;
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException();
      }
    } while (System.nanoTime() - began < nanos);
    return steps * pictures * 1e9 / (System.nanoTime() - began);
  }
}
