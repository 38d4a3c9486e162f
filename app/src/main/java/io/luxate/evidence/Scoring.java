package io.luxate.evidence;

import io.luxate.Progress;
import io.luxate.dataset.Item;
import io.luxate.dataset.Split;
import io.luxate.image.Grey;
import io.luxate.model.Classifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A trained model's predictions for a labelled set. */
public final class Scoring {
  private static final int IMAGES_AT_ONCE = 64;

  private Scoring() {}

  /** One prediction per item, in the items' order. */
  public static List<Prediction> score(Classifier model, List<Item> items, Progress progress) {
    List<Prediction> predictions = new ArrayList<>();
    for (int from = 0; from < items.size(); from += IMAGES_AT_ONCE) {
      List<Item> part = items.subList(from, Math.min(from + IMAGES_AT_ONCE, items.size()));
      List<Grey> framed = part.stream().map(item -> model.frame(item.small()).pixels()).toList();
      List<double[]> probabilities = model.probabilities(framed);
      for (int i = 0; i < part.size(); i++) {
        predictions.add(prediction(model, part.get(i), probabilities.get(i)));
      }
      progress.update("scoring", predictions.size(), items.size(), "");
    }
    return predictions;
  }

  private static Prediction prediction(Classifier model, Item item, double[] probabilities) {
    Prediction prediction =
        Prediction.of(item.path(), item.label(), model.card().score(probabilities))
            .withSplit(item.example().split().map(Split::id).orElse(""))
            .with(item.example().metadata());
    if (probabilities.length == 2 && !model.card().multiLabel()) {
      return prediction;
    }
    Map<String, Double> byClass = new LinkedHashMap<>();
    for (int k = 0; k < probabilities.length; k++) {
      byClass.put(model.card().classes().get(k), probabilities[k]);
    }
    return prediction.withClassScores(byClass);
  }
}
