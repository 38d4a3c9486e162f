package io.luxate.evidence;

import io.luxate.image.Doubts;
import io.luxate.image.Grey;
import io.luxate.image.Radiograph;
import io.luxate.model.Classifier;
import io.luxate.model.ModelCard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A model's answer for one image.
 *
 * @param path as given
 * @param probability of the positive class, 0 to 1
 * @param call the class called at the model's threshold
 * @param threshold scores at or above it are called positive
 * @param classes probability of every class
 * @param warnings what about the image, or the score, makes the answer less sure
 */
public record Call(
    String path,
    double probability,
    String call,
    double threshold,
    Map<String, Double> classes,
    List<String> warnings) {
  private static final double NEAR = 0.05;
  private static final double UNFIXED_THRESHOLD = 0.5;

  public Call {
    warnings = List.copyOf(warnings);
  }

  /** The answers for radiographs as read from their files, in their order. */
  public static List<Call> of(Classifier model, List<Radiograph> radiographs) {
    List<Grey> framed = radiographs.stream().map(r -> model.frame(r).pixels()).toList();
    List<double[]> probabilities = model.probabilities(framed);
    return IntStream.range(0, radiographs.size())
        .mapToObj(i -> of(model.card(), radiographs.get(i), probabilities.get(i)))
        .toList();
  }

  private static Call of(ModelCard card, Radiograph radiograph, double[] probabilities) {
    double score = probabilities[card.positiveIndex()];
    double threshold = card.threshold().orElse(UNFIXED_THRESHOLD);
    List<String> warnings = new ArrayList<>(Doubts.of(radiograph));
    if (Math.abs(score - threshold) < NEAR) {
      warnings.add("close to the threshold");
    }
    if (card.threshold().isEmpty()) {
      warnings.add("the model's threshold was never fixed on data; 0.5 is used");
    }
    if (card.simulated()) {
      warnings.add("the model was trained on simulated radiographs");
    }
    Map<String, Double> classes = new LinkedHashMap<>();
    for (int k = 0; k < probabilities.length; k++) {
      classes.put(card.classes().get(k), probabilities[k]);
    }
    String call = called(card, score, threshold, classes);
    return new Call(radiograph.origin().path(), score, call, threshold, classes, warnings);
  }

  /** The class called: the positive one, or else the likeliest of the others. */
  public static String called(
      ModelCard card, double score, double threshold, Map<String, Double> classes) {
    return score >= threshold
        ? card.positive()
        : card.classes().stream()
            .filter(label -> !label.equals(card.positive()))
            .max(Comparator.comparingDouble(label -> classes.getOrDefault(label, 0.0)))
            .orElseThrow();
  }
}
