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
import java.util.Optional;

/**
 * The heatmaps that a report shows: every wrong call, up to a limit, and some right ones of each
 * class; each shows the evidence for the class that was called.
 */
record Gallery(Classifier model, Path out, String task) {
  private static final int MOST_WRONG = 24;
  private static final int RIGHT_OF_EACH = 6;

  /**
   * Draws the overlays as {@code figures/heatmaps/<task>-<n>.png}, and all of them on one sheet,
   * {@code figures/<task>-heatmaps.png}.
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
          Call.called(
              model.card(), prediction.score(), Optional.of(threshold), prediction.classScores());
      Item item = items.get(index);
      ActivationMap map =
          ActivationMap.of(model, item.small(), model.card().classes().indexOf(call));
      Grey radiograph = RadiographReader.read(item.example().file()).pixels();
      BufferedImage overlay = Overlay.draw(radiograph, map.onOriginal());
      Documents.write(file, ImageWriting.png(overlay));
      sheet.add(overlay);
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
      boolean positive = model.card().positive().filter(prediction.label()::equals).isPresent();
      boolean calledPositive = prediction.score() >= threshold;
      if (positive != calledPositive) {
        wrong.add(i);
      } else {
        (positive ? rightPositive : rightOther).add(i);
      }
    }
    List<Integer> shown = new ArrayList<>(first(wrong, MOST_WRONG));
    shown.addAll(first(rightPositive, RIGHT_OF_EACH));
    shown.addAll(first(rightOther, RIGHT_OF_EACH));
    return shown;
  }

  private static List<Integer> first(List<Integer> all, int most) {
    return all.subList(0, Math.min(most, all.size()));
  }
}
