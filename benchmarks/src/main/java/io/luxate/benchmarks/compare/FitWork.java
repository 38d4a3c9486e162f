package io.luxate.benchmarks.compare;

import io.luxate.Documents;
import io.luxate.augment.Augmentation;
import io.luxate.model.Architecture;
import io.luxate.model.Engine;
import io.luxate.model.Network;
import io.luxate.model.TrainedModel;
import io.luxate.model.Weights;
import io.luxate.train.EpochLog;
import io.luxate.train.Fit;
import io.luxate.train.Recipe;
import io.luxate.train.Sample;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;

/**
 * Training by {@link Fit} itself, an epoch of some batches at a time: it runs in a thread of its
 * own and waits after every epoch until the next is asked for.
 */
final class FitWork implements Work {
  private static final int MOST_EPOCHS = 10_000; // of a recipe

  private final SynchronousQueue<Boolean> go = new SynchronousQueue<>();
  private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
  private final float[] scores;
  private final int each;
  private final Thread thread;

  /**
   * Epochs of the recipe that all contestants share, pictures already square.
   *
   * @param batches of an epoch, which ends with a copy of the weights
   * @param vary whether the pictures are augmented on the fly, as in a user's training
   */
  FitWork(
      Path folder, Architecture architecture, int batch, int batches, int threads, boolean vary) {
    this.each = batch * batches;
    Network network = architecture.create(2, 0);
    Weights.start(network, folder.resolve(architecture.id() + ".pth"));
    TrainedModel model = TrainedModel.ready(Shared.card(architecture), network);
    this.scores = model.flatProbabilities(Shared.greys(folder, 4));
    List<Sample> samples = Shared.samples(folder, batch);
    Recipe recipe = vary ? varied(batch) : recipe(batch);
    Fit fit = new Fit(network, recipe, vary, 2, false, 1);
    this.thread =
        new Thread(
            () -> {
              try (model) {
                Engine.useThreads(threads);
                go.take();
                fit.fit(samples, each, List.of(), this::pause, (what, at, of, words) -> {});
                done.add("the recipe's epochs are used up");
              } catch (InterruptedException e) {
                done.add("stopped");
              } catch (RuntimeException e) {
                done.add(String.valueOf(e.getMessage()));
              }
            },
            "fit");
    thread.setDaemon(true);
    thread.start();
  }

  /** SGD with momentum 0.9 and weight decay 1e-5, and nothing else. */
  static Recipe recipe(int batch) {
    return Documents.with(varied(batch), "onTheFly", Augmentation.NONE);
  }

  /** The same with the paper's augmentation. */
  private static Recipe varied(int batch) {
    Recipe recipe = Recipe.shipped("paper");
    recipe = Documents.with(recipe, "batch", batch);
    recipe = Documents.with(recipe, "keep", Recipe.Keep.LAST);
    return recipe.withEpochs(MOST_EPOCHS);
  }

  private void pause(EpochLog epoch) {
    done.add("");
    try {
      go.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public int each() {
    return each;
  }

  @Override
  public float[] scores() {
    return scores.clone();
  }

  @Override
  public void step() {
    try {
      go.put(true);
      String failure = done.take();
      if (!failure.isEmpty()) {
        throw new IllegalStateException(failure);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
