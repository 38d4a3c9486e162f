package io.luxate.pretrain;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.Progress;
import io.luxate.Version;
import io.luxate.augment.Seeds;
import io.luxate.model.Architecture;
import io.luxate.model.Network;
import io.luxate.model.Weights;
import io.luxate.phantom.Joint;
import io.luxate.train.Machine;
import io.luxate.weights.Numbers;
import io.luxate.weights.Safetensors;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.bytedeco.javacpp.PointerScope;

/**
 * Pretraining of a backbone on simulated radiographs: several tasks at once, pictures without end,
 * resumable. The run's folder holds {@code weights.safetensors} (the backbone), {@code log.csv},
 * {@code recipe.yaml}, {@code provenance.json} and the last checkpoint.
 */
public final class Pretraining {
  private final Architecture architecture;
  private final PretrainRecipe recipe;
  private final long seed;
  private final Path run;

  public Pretraining(Architecture architecture, PretrainRecipe recipe, long seed, Path run) {
    architecture.requirePx(recipe.inputPx());
    this.architecture = architecture;
    this.recipe = recipe;
    this.seed = seed;
    this.run = run;
  }

  /**
   * How a run stands.
   *
   * @param images shown so far
   * @param auroc of dislocated against located on simulated validation patients, by joint
   * @param interrupted whether it was stopped by the user before its end
   */
  public record Result(
      boolean simulated,
      long images,
      Map<Joint, Double> auroc,
      double seconds,
      boolean interrupted,
      Path weights) {
    public Result {
      auroc = Map.copyOf(auroc);
    }
  }

  /** Trains until the recipe's images are shown, from the run's last checkpoint if there is one. */
  @SuppressWarnings("try") // a PointerScope acts by being open
  public Result run(Progress progress) {
    long began = System.nanoTime();
    try (PointerScope whole = new PointerScope()) {
      Learner learner = Learner.create(architecture, recipe, seed);
      Checkpoint checkpoint = Checkpoint.of(run);
      Checkpoint.State start = start(checkpoint, learner);
      Documents.writeYaml(run.resolve("recipe.yaml"), recipe);
      PretrainLog log = new PretrainLog(run.resolve("log.csv"), recipe);
      Validation validation = new Validation(recipe, Seeds.mix(seed, 2));
      SimulatedStream stream = new SimulatedStream(recipe, Seeds.mix(seed, 1));
      Validation.Marks marks = validation.mark(learner);
      long steps = recipe.images() / recipe.batch();
      long every = recipe.validateEveryImages() / recipe.batch();
      long step = start.steps();
      long marked = step;
      long since = System.nanoTime();
      double loss = 0;
      boolean interrupted = false;
      CompletableFuture<List<Lesson>> next = draw(stream, step);
      while (step < steps && !interrupted) {
        List<Lesson> lessons = next.join();
        next = draw(stream, step + 1);
        loss += learner.learn(lessons, recipe.rate(step * recipe.batch()));
        step++;
        interrupted = Thread.interrupted();
        boolean due = step % every == 0 || step == steps;
        if (due) {
          double rate = (step - marked) * recipe.batch() / ((System.nanoTime() - since) / 1e9);
          marks = validation.mark(learner);
          log.add(step * recipe.batch(), loss / (step - marked), marks, rate);
          marked = step;
          since = System.nanoTime();
          loss = 0;
        }
        if (due || interrupted) {
          checkpoint.save(learner, state(step, start, began));
        }
        progress.update(
            "pretraining", step * recipe.batch(), steps * recipe.batch(), marks.summary());
      }
      next.join();
      return finish(learner.backbone(), state(step, start, began), marks, interrupted);
    }
  }

  /** Where to begin: at the last checkpoint, whose numbers the learner then holds. */
  private Checkpoint.State start(Checkpoint checkpoint, Learner learner) {
    if (!checkpoint.exists()) {
      return new Checkpoint.State(architecture.id(), seed, 0, 0);
    }
    Checkpoint.State state = checkpoint.state();
    if (!state.architecture().equals(architecture.id()) || state.seed() != seed) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          run
              + " holds a run of "
              + state.architecture()
              + " with seed "
              + state.seed()
              + "; go on with those, or give another --out");
    }
    checkpoint.load(learner);
    return state;
  }

  private Checkpoint.State state(long step, Checkpoint.State start, long began) {
    double seconds = start.seconds() + (System.nanoTime() - began) / 1e9;
    return new Checkpoint.State(architecture.id(), seed, step, seconds);
  }

  /** Draws pictures while the network learns from those before. */
  private static CompletableFuture<List<Lesson>> draw(SimulatedStream stream, long step) {
    return CompletableFuture.supplyAsync(() -> stream.step(step));
  }

  /** Writes the backbone without any head, and where it came from. */
  private Result finish(
      Network backbone, Checkpoint.State state, Validation.Marks marks, boolean interrupted) {
    Map<String, Numbers> trunk = new LinkedHashMap<>(Weights.snapshot(backbone));
    trunk.keySet().removeIf(backbone::inHead);
    Path weights = run.resolve("weights.safetensors");
    Safetensors.write(
        weights, trunk, Map.of("architecture", architecture.id(), "simulated", "true"));
    long images = state.steps() * recipe.batch();
    Version version = Version.current();
    Documents.writeJson(
        run.resolve("provenance.json"),
        new Provenance(
            version.version(),
            version.commit(),
            architecture.id(),
            seed,
            "simulated radiographs only",
            images,
            marks,
            interrupted,
            state.seconds(),
            Machine.here(),
            recipe));
    return new Result(true, images, marks.auroc(), state.seconds(), interrupted, weights);
  }

  /** {@code provenance.json}. */
  private record Provenance(
      String luxate,
      String commit,
      String architecture,
      long seed,
      String data,
      long images,
      Validation.Marks validation,
      boolean interrupted,
      double seconds,
      @JsonUnwrapped Machine machine,
      PretrainRecipe recipe) {}
}
