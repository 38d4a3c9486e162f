package io.luxate.pretrain;

import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.model.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.pytorch.InputArchive;
import org.bytedeco.pytorch.OutputArchive;

/** A run's whole state on disk: backbone, heads, optimiser and how far it has come. */
record Checkpoint(Path folder) {
  private static final String STATE = "state.json";

  /** How far a run has come. */
  record State(String architecture, long seed, long steps, double seconds) {}

  static Checkpoint of(Path run) {
    return new Checkpoint(run.resolve("checkpoint"));
  }

  boolean exists() {
    return Files.isRegularFile(folder.resolve(STATE)) || Files.isRegularFile(next().resolve(STATE));
  }

  /** Writes beside the last checkpoint, then takes its place: one of the two is always whole. */
  void save(Learner learner, State state) {
    Path next = next();
    delete(next);
    Weights.save(
        learner.backbone(),
        next.resolve("backbone.safetensors"),
        Map.of("architecture", state.architecture()));
    try (OutputArchive rest = new OutputArchive();
        OutputArchive headsPart = new OutputArchive();
        OutputArchive optimizerPart = new OutputArchive()) {
      learner.heads().save(headsPart);
      learner.optimizer().save(optimizerPart);
      rest.write("heads", headsPart);
      rest.write("optimizer", optimizerPart);
      rest.save_to(next.resolve("training.pt").toString());
    }
    Documents.writeJson(next.resolve(STATE), state);
    delete(folder);
    try {
      Files.move(next, folder);
    } catch (IOException e) {
      throw new LuxateException(
          LuxateException.Kind.RESOURCE, "cannot save " + folder + ": " + e.getMessage(), e);
    }
  }

  State state() {
    return Documents.readJson(whole().resolve(STATE), State.class);
  }

  void load(Learner learner) {
    Weights.start(learner.backbone(), whole().resolve("backbone.safetensors"));
    try (InputArchive rest = new InputArchive();
        InputArchive headsPart = new InputArchive();
        InputArchive optimizerPart = new InputArchive()) {
      rest.load_from(whole().resolve("training.pt").toString());
      rest.read("heads", headsPart);
      learner.heads().load(headsPart);
      rest.read("optimizer", optimizerPart);
      learner.optimizer().load(optimizerPart);
    } catch (RuntimeException e) { // what libtorch throws for a damaged file
      throw new LuxateException(
          LuxateException.Kind.DATA,
          whole().resolve("training.pt") + " is damaged; begin anew in another --out",
          e);
    }
  }

  private Path next() {
    return folder.resolveSibling("checkpoint-next");
  }

  private Path whole() {
    return Files.isRegularFile(folder.resolve(STATE)) ? folder : next();
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> inside = Files.walk(folder)) {
      for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new LuxateException(
          LuxateException.Kind.RESOURCE, "cannot clear " + folder + ": " + e.getMessage(), e);
    }
  }
}
