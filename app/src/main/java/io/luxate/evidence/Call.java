package io.luxate.evidence;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.luxate.image.Doubts;
import io.luxate.image.Grey;
import io.luxate.image.Radiograph;
import io.luxate.model.Classifier;
import io.luxate.model.ModelCard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A model's answer for one image.
 *
 * @param path as given
 * @param probability of the positive class, 0 to 1; where none is, the highest
 * @param call the class called: the positive one at the model's threshold; where none is, the
 *     likeliest, or the labels that hold, {@code a;b}, or {@code none}
 * @param foremost the class whose evidence a heatmap shows, see {@link Called}
 * @param threshold scores at or above it are called positive; empty where no class is
 * @param classes probability of every class
 * @param labels where several may hold, the answer for each
 * @param warnings what about the image, or the score, makes the answer less sure
 */
public record Call(
    String path,
    double probability,
    String call,
    @JsonIgnore String foremost,
    Optional<Double> threshold,
    Map<String, Double> classes,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LabelCall> labels,
    List<String> warnings) {
  private static final double NEAR = 0.05;

  /**
   * Whether one of several labels holds.
   *
   * @param threshold the label's own; at or above it the label is called
   */
  public record LabelCall(String label, double probability, double threshold, boolean called) {}

  public Call {
    labels = List.copyOf(labels);
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
    double score = card.score(probabilities);
    Map<String, Double> classes = new LinkedHashMap<>();
    for (int k = 0; k < probabilities.length; k++) {
      classes.put(card.classes().get(k), probabilities[k]);
    }
    Called called = Called.of(card, score, classes, card.thresholdsByName());
    List<LabelCall> labels = card.multiLabel() ? labels(card, classes) : List.of();
    Optional<Double> threshold = card.positive().map(name -> threshold(card, name));
    List<String> warnings = new ArrayList<>(Doubts.of(radiograph));
    if (threshold.filter(t -> Math.abs(score - t) < NEAR).isPresent()) {
      warnings.add("close to the threshold");
    }
    labels.stream()
        .filter(l -> Math.abs(l.probability() - l.threshold()) < NEAR)
        .forEach(l -> warnings.add("close to the threshold of '" + l.label() + "'"));
    unfixed(card).ifPresent(warnings::add);
    if (card.simulated()) {
      warnings.add("the model was trained on simulated radiographs");
    }
    return new Call(
        radiograph.origin().path(),
        score,
        called.text(),
        called.foremost(),
        threshold,
        classes,
        labels,
        warnings);
  }

  private static List<LabelCall> labels(ModelCard card, Map<String, Double> probabilities) {
    List<LabelCall> labels = new ArrayList<>();
    probabilities.forEach(
        (name, probability) -> {
          double threshold = threshold(card, name);
          labels.add(new LabelCall(name, probability, threshold, probability >= threshold));
        });
    return labels;
  }

  private static double threshold(ModelCard card, String name) {
    return card.thresholdOf(name).orElse(Called.UNFIXED_THRESHOLD);
  }

  private static Optional<String> unfixed(ModelCard card) {
    if (card.multiLabel()) {
      List<String> names =
          card.classes().stream().filter(name -> card.thresholdOf(name).isEmpty()).toList();
      return names.isEmpty()
          ? Optional.empty()
          : Optional.of(
              "no threshold was ever fixed on data for "
                  + String.join(", ", names)
                  + "; 0.5 is used");
    }
    return card.positive().isPresent() && card.threshold().isEmpty()
        ? Optional.of("the model's threshold was never fixed on data; 0.5 is used")
        : Optional.empty();
  }
}
