package io.luxate.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Models that give every image the same score. That is no opinion but a training that went wrong,
 * most often a rectifier that a learning rate too high has shut for good.
 */
public final class Collapse {
  /** Scores of a model that looks at its images differ by far more. */
  private static final double SAME = 1e-4;

  private Collapse() {}

  /** Which of the models behind the predictions collapsed, in words; empty when none did. */
  public static List<String> warnings(List<Prediction> predictions) {
    Map<String, List<Prediction>> byModel =
        predictions.stream()
            .collect(Collectors.groupingBy(Collapse::model, TreeMap::new, Collectors.toList()));
    List<String> warnings = new ArrayList<>();
    byModel.forEach(
        (model, scored) -> {
          double low = scored.stream().mapToDouble(Prediction::score).min().orElse(0);
          double high = scored.stream().mapToDouble(Prediction::score).max().orElse(0);
          if (scored.size() > 1 && high - low < SAME) {
            warnings.add(
                "warning: the network"
                    + (model.isEmpty() ? "" : " of " + model)
                    + " gives every image the same score, so its training failed; try more"
                    + " epochs where log.csv shows few steps, else a lower learningRate");
          }
        });
    return warnings;
  }

  private static String model(Prediction prediction) {
    List<String> names = new ArrayList<>();
    prediction.task().ifPresent(names::add);
    prediction.network().ifPresent(names::add);
    prediction.augmentation().ifPresent(names::add);
    prediction.fold().ifPresent(fold -> names.add("fold " + (fold + 1)));
    return String.join(" ", names);
  }
}
