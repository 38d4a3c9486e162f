package io.luxate.study;

import io.luxate.Progress;
import io.luxate.evidence.Call;
import io.luxate.image.Radiograph;
import io.luxate.image.RadiographReader;
import io.luxate.image.Reading;
import io.luxate.model.Classifier;
import io.luxate.model.ModelCard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * What {@code luxate predict} does: a trained model's answer for each file.
 *
 * @param run folder of the trained model, a bundle or an ONNX export
 */
public record PredictRun(Path run, List<Path> files) {
  private static final int IMAGES_AT_ONCE = 16;
  private static final int MANY = 32;
  private static final long PIXELS_AT_ONCE = 32_000_000;

  public PredictRun {
    files = List.copyOf(files);
  }

  /** What became of one file. */
  public sealed interface Row {}

  /** A file with an answer. */
  public record Answered(Call call) implements Row {}

  /** A file without one. */
  public record Unusable(String path, String reason) implements Row {}

  private record Waiting(Path file, Reading reading) {
    long pixels() {
      return reading instanceof Reading.Done done ? done.radiograph().pixels().values().length : 0;
    }
  }

  /**
   * Answers the files batch by batch, in their order.
   *
   * @param opened hears of the model before any file is read
   * @param finished hears of each batch
   * @return whether all files had their turn; false when the thread was interrupted
   */
  public boolean run(Consumer<ModelCard> opened, Consumer<List<Row>> finished, Progress progress) {
    try (Classifier model = open()) {
      opened.accept(model.card());
      List<Waiting> waiting = new ArrayList<>();
      for (int i = 0; i < files.size(); i++) {
        if (Thread.currentThread().isInterrupted()) {
          return false;
        }
        Reading reading = RadiographReader.examine(files.get(i), model.card().workingPx());
        waiting.add(new Waiting(files.get(i), reading));
        long pixels = waiting.stream().mapToLong(Waiting::pixels).sum();
        if (waiting.size() == IMAGES_AT_ONCE || pixels >= PIXELS_AT_ONCE || i + 1 == files.size()) {
          finished.accept(answer(model, waiting));
          waiting.clear();
          progress.update("predicting", i + 1L, files.size(), "");
        }
      }
    }
    return true;
  }

  private Classifier open() {
    Classifier model = Classifier.open(ModelPath.of(run));
    return files.size() < MANY ? model : model.forAnswers();
  }

  private static List<Row> answer(Classifier model, List<Waiting> waiting) {
    List<Radiograph> usable = new ArrayList<>();
    for (Waiting one : waiting) {
      if (one.reading() instanceof Reading.Done done) {
        usable.add(done.radiograph());
      }
    }
    List<Call> calls = usable.isEmpty() ? List.of() : Call.of(model, usable);
    Iterator<Call> next = calls.iterator();
    List<Row> rows = new ArrayList<>();
    for (Waiting one : waiting) {
      rows.add(
          one.reading() instanceof Reading.Refused refused
              ? new Unusable(one.file().toString(), refused.message())
              : new Answered(next.next()));
    }
    return rows;
  }
}
