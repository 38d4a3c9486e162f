package io.luxate.study;

import io.luxate.Documents;
import io.luxate.Progress;
import io.luxate.dataset.Item;
import io.luxate.evidence.Called;
import io.luxate.evidence.Prediction;
import io.luxate.evidence.Threshold;
import io.luxate.explain.ActivationMap;
import io.luxate.explain.ContactSheet;
import io.luxate.explain.Overlay;
import io.luxate.image.Grey;
import io.luxate.image.ImageWriting;
import io.luxate.image.RadiographReader;
import io.luxate.model.Classifier;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The heatmaps that a report shows: every wrong call, and some right ones of each class; each shows
 * the evidence for the class that was called.
 *
 * @param withheld whether the maps did not earn trust: then the report is handed the radiographs as
 *     they are, and the maps stay in their folder
 */
record Gallery(Classifier model, Path out, String task, boolean withheld) {
  private static final int RIGHT_OF_EACH = 6;
  private static final int MOST_RIGHT = 24;
  private static final int MOST_ON_SHEET = 120;

  /**
   * Draws the overlays as {@code figures/heatmaps/<task>-<n>.png}, and the first of them on one
   * sheet, {@code figures/<task>-heatmaps.png}; where maps are withheld also the radiographs, as
   * {@code figures/radiographs/<task>-<n>.png}.
   */
  List<TaskResult.Drawn> draw(
      List<Item> items,
      List<Prediction> predictions,
      Map<String, Threshold> thresholds,
      Progress progress) {
    List<Integer> shown = choose(predictions, thresholds);
    List<TaskResult.Drawn> drawn = new ArrayList<>();
    ContactSheet sheet = new ContactSheet();
    for (int index : shown) {
      Path file = out.resolve("figures/heatmaps/" + task + "-" + (drawn.size() + 1) + ".png");
      Prediction prediction = predictions.get(index);
      Called call = Called.of(model.card(), prediction, thresholds);
      Item item = items.get(index);
      ActivationMap map =
          ActivationMap.of(model, item.small(), model.card().classes().indexOf(call.foremost()));
      Grey radiograph = RadiographReader.read(item.example().file()).pixels();
      BufferedImage overlay = Overlay.draw(radiograph, map.onOriginal());
      Documents.write(file, ImageWriting.png(overlay));
      if (drawn.size() < MOST_ON_SHEET) {
        sheet.add(overlay);
      }
      if (withheld) {
        file = out.resolve("figures/radiographs/" + task + "-" + (drawn.size() + 1) + ".png");
        Documents.write(file, ImageWriting.png8(radiograph));
      }
      drawn.add(new TaskResult.Drawn(prediction, call.text(), file));
      progress.update(task + " heatmaps", drawn.size(), shown.size(), "");
    }
    Documents.write(out.resolve("figures/" + task + "-heatmaps.png"), sheet.png());
    return drawn;
  }

  private List<Integer> choose(List<Prediction> predictions, Map<String, Threshold> thresholds) {
    List<Integer> wrong = new ArrayList<>();
    Map<String, List<Integer>> right = new TreeMap<>();
    for (int i = 0; i < predictions.size(); i++) {
      Prediction prediction = predictions.get(i);
      String called = kind(Called.of(model.card(), prediction, thresholds).names());
      if (kind(prediction.labels().names()).equals(called)) {
        right.computeIfAbsent(called, kind -> new ArrayList<>()).add(i);
      } else {
        wrong.add(i);
      }
    }
    List<Integer> shown = new ArrayList<>(wrong);
    right.values().stream()
        .flatMap(alike -> first(alike, RIGHT_OF_EACH).stream())
        .limit(MOST_RIGHT)
        .forEach(shown::add);
    return shown;
  }

  /** Answers of one kind are alike: whether it is the positive class, or else all names. */
  private String kind(List<String> names) {
    return model
        .card()
        .positive()
        .map(name -> names.contains(name) ? "1 positive" : "2 other")
        .orElse(String.join(";", names));
  }

  private static List<Integer> first(List<Integer> all, int most) {
    return all.subList(0, Math.min(most, all.size()));
  }
}
