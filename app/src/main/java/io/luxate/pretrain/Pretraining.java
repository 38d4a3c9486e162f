package io.luxate.pretrain;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.Progress;
import io.luxate.Version;
import io.luxate.augment.Seeds;
import io.luxate.image.Grey;
import io.luxate.model.Architecture;
import io.luxate.model.Batch;
import io.luxate.model.Engine;
import io.luxate.model.Network;
import io.luxate.model.Normalisation;
import io.luxate.model.Safetensors;
import io.luxate.model.Weights;
import io.luxate.phantom.Joint;
import io.luxate.train.Machine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.OptimizerParamGroupVector;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Pretraining of a backbone on simulated radiographs: several tasks at once, pictures without end,
 * resumable. The run's folder holds {@code weights.safetensors} (the backbone), {@code log.csv},
 * {@code recipe.yaml}, {@code provenance.json} and the last checkpoint.
 */
public final class Pretraining {
  private static final String LOG_HEADER =
      "images,learning_rate,train_loss,val_loss,joint_accuracy,socket_error,%s,images_per_second%n";

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
    Documents.writeYaml(run.resolve("recipe.yaml"), recipe);
    long began = System.nanoTime();
    try (Network backbone = architecture.create(2, seed);
        PointerScope whole = new PointerScope()) {
      TaskHeads heads = new TaskHeads(channels(backbone), recipe.inputPx());
      AdamW optimizer = optimizer(backbone, heads);
      Checkpoint checkpoint = Checkpoint.of(run);
      Checkpoint.State state = new Checkpoint.State(architecture.id(), seed, 0, 0);
      if (checkpoint.exists()) {
        state = mine(checkpoint.state());
        checkpoint.load(backbone, heads, optimizer);
      }
      Validation validation = new Validation(recipe, Seeds.mix(seed, 2));
      SimulatedStream stream = new SimulatedStream(recipe, Seeds.mix(seed, 1));
      long steps = recipe.images() / recipe.batch();
      long every = recipe.validateEveryImages() / recipe.batch();
      long step = state.steps();
      boolean interrupted = false;
      double loss = 0;
      long sinceMark = 0;
      long marked = System.nanoTime();
      Validation.Marks marks = validation.mark(backbone, heads);
      CompletableFuture<List<Lesson>> next = draw(stream, step);
      while (step < steps && !interrupted) {
        List<Lesson> lessons = next.join();
        next = draw(stream, step + 1);
        backbone.train(true);
        setRate(optimizer, recipe.rate(step * recipe.batch()));
        loss += learn(backbone, heads, optimizer, lessons);
        step++;
        sinceMark++;
        interrupted = Thread.interrupted();
        if (step % every == 0 || step == steps || interrupted) {
          double seconds = (System.nanoTime() - marked) / 1e9;
          marks = validation.mark(backbone, heads);
          log(step, loss / sinceMark, marks, sinceMark * recipe.batch() / seconds);
          double spent = state.seconds() + (System.nanoTime() - began) / 1e9;
          checkpoint.save(
              backbone,
              heads,
              optimizer,
              new Checkpoint.State(architecture.id(), seed, step, spent));
          loss = 0;
          sinceMark = 0;
          marked = System.nanoTime();
        }
        progress.update(
            "pretraining", step * recipe.batch(), steps * recipe.batch(), marks.summary());
      }
      next.join();
      double spent = state.seconds() + (System.nanoTime() - began) / 1e9;
      return finish(backbone, step * recipe.batch(), marks, spent, interrupted);
    }
  }

  /** A mistake here would mix two runs. */
  private Checkpoint.State mine(Checkpoint.State state) {
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
    return state;
  }

  private static CompletableFuture<List<Lesson>> draw(SimulatedStream stream, long step) {
    return CompletableFuture.supplyAsync(() -> stream.step(step));
  }

  private static long channels(Network backbone) {
    backbone.eval();
    return Engine.withoutGradient(
        () -> backbone.features(torch.zeros(new long[] {1, 3, 128, 128})).size(1));
  }

  private AdamW optimizer(Network backbone, Module heads) {
    AdamWOptions options = new AdamWOptions(recipe.learningRate());
    options.weight_decay().put(recipe.weightDecay());
    return new AdamW(parameters(backbone, heads), options);
  }

  private static TensorVector parameters(Network backbone, Module heads) {
    TensorVector all = new TensorVector();
    for (TensorVector some : List.of(backbone.parameters(), heads.parameters())) {
      for (int i = 0; i < some.size(); i++) {
        all.push_back(some.get(i));
      }
    }
    return all;
  }

  /** The backbone's network input: [images, 3, side, side]. */
  static Tensor input(List<Lesson> lessons, Normalisation normalisation) {
    List<Grey> pictures = lessons.stream().map(Lesson::picture).toList();
    return Batch.of(pictures, normalisation);
  }

  /** One step; answers the loss before it. */
  @SuppressWarnings("try") // a PointerScope acts by being open
  private double learn(Network backbone, TaskHeads heads, AdamW optimizer, List<Lesson> lessons) {
    try (PointerScope scope = new PointerScope()) {
      optimizer.zero_grad();
      Tensor features = Engine.forward(backbone::features, input(lessons, recipe.normalisation()));
      Tensor loss = heads.loss(heads.answer(features), lessons);
      loss.backward();
      torch.clip_grad_norm_(parameters(backbone, heads), recipe.gradientNorm());
      optimizer.step();
      double value = loss.item_float();
      if (!Double.isFinite(value)) {
        throw new LuxateException(
            LuxateException.Kind.DATA,
            "pretraining diverged (the loss is no number); lower learningRate and go on from the"
                + " last checkpoint with --resume");
      }
      return value;
    }
  }

  private static void setRate(AdamW optimizer, double rate) {
    OptimizerParamGroupVector groups = optimizer.param_groups();
    for (int i = 0; i < groups.size(); i++) {
      groups.get(i).options().set_lr(rate);
    }
  }

  private void log(long step, double loss, Validation.Marks marks, double imagesPerSecond) {
    Path file = run.resolve("log.csv");
    String joints =
        recipe.joints().stream().map(joint -> "auroc_" + joint).collect(Collectors.joining(","));
    String before = Files.exists(file) ? Documents.readText(file) : LOG_HEADER.formatted(joints);
    String aurocs =
        recipe.joints().stream()
            .map(joint -> String.format(Locale.ROOT, "%.4f", marks.auroc().get(joint)))
            .collect(Collectors.joining(","));
    long images = step * recipe.batch();
    Documents.write(
        file,
        before
            + String.format(
                Locale.ROOT,
                "%d,%.3g,%.4f,%.4f,%.4f,%.4f,%s,%.1f%n",
                images,
                recipe.rate(images),
                loss,
                marks.loss(),
                marks.jointAccuracy(),
                marks.socketError(),
                aurocs,
                imagesPerSecond));
  }

  /** Writes the backbone without any head, and where it came from. */
  private Result finish(
      Network backbone, long images, Validation.Marks marks, double seconds, boolean interrupted) {
    Map<String, Safetensors.Weights> trunk = new LinkedHashMap<>(Weights.snapshot(backbone));
    trunk.keySet().removeIf(name -> name.startsWith(backbone.headPrefix()));
    Path weights = run.resolve("weights.safetensors");
    Safetensors.write(
        weights, trunk, Map.of("architecture", architecture.id(), "simulated", "true"));
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
            seconds,
            Machine.here(),
            recipe));
    return new Result(true, images, marks.auroc(), seconds, interrupted, weights);
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
