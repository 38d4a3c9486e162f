package io.luxate.study;

import io.luxate.Documents;
import io.luxate.Progress;
import io.luxate.dataset.Item;
import io.luxate.evidence.Call;
import io.luxate.evidence.Prediction;
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

/**
 * The heatmaps that a report shows: every wrong call, and some right ones of each class; each shows
 * the evidence for the class that was called.
 *
 * @param withheld whether the maps did not earn trust: then the report is handed the radiographs as
 *     they are, and the maps stay in their folder
 */
record Gallery(Classifier model, Path out, String task, boolean withheld) {
  private static final int RIGHT_OF_EACH = 6;
  private static final int MOST_ON_SHEET = 120;

  /**
   * Draws the overlays as {@code figures/heatmaps/<task>-<n>.png}, and the first of them on one
   * sheet, {@code figures/<task>-heatmaps.png}; where maps are withheld also the radiographs, as
   * {@code figures/radiographs/<task>-<n>.png}.
   */
  List<TaskResult.Drawn> draw(
      List<Item> items, List<Prediction> predictions, double threshold, Progress progress) {
    List<Integer> shown = choose(predictions, threshold);
    List<TaskResult.Drawn> drawn = new ArrayList<>();
    ContactSheet sheet = new ContactSheet();
    for (int index : shown) {
      Path file = out.resolve("figures/heatmaps/" + task + "-" + (drawn.size() + 1) + ".png");
      Prediction prediction = predictions.get(index);
      String call =
          Call.called(model.card(), prediction.score(), threshold, prediction.classScores());
      Item item = items.get(index);
      ActivationMap map =
          ActivationMap.of(model, item.small(), model.card().classes().indexOf(call));
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
      drawn.add(new TaskResult.Drawn(prediction, call, file));
      progress.update(task + " heatmaps", drawn.size(), shown.size(), "");
    }
    Documents.write(out.resolve("figures/" + task + "-heatmaps.png"), sheet.png());
    return drawn;
  }

  private List<Integer> choose(List<Prediction> predictions, double threshold) {
    List<Integer> wrong = new ArrayList<>();
    List<Integer> rightPositive = new ArrayList<>();
    List<Integer> rightOther = new ArrayList<>();
    for (int i = 0; i < predictions.size(); i++) {
      Prediction prediction = predictions.get(i);
      boolean positive = prediction.label().equals(model.card().positive());
      boolean calledPositive = prediction.score() >= threshold;
      if (positive != calledPositive) {
        wrong.add(i);
      } else {
        (positive ? rightPositive : rightOther).add(i);
      }
    }
    List<Integer> shown = new ArrayList<>(wrong);
    shown.addAll(first(rightPositive, RIGHT_OF_EACH));
    shown.addAll(first(rightOther, RIGHT_OF_EACH));
    return shown;
  }

  private static List<Integer> first(List<Integer> all, int most) {
    return all.subList(0, Math.min(most, all.size()));
  }
}
