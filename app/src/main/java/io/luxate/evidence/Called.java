package io.luxate.evidence;

import io.luxate.dataset.Labels;
import io.luxate.model.ModelCard;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a model says of one image, given its thresholds.
 *
 * @param names the class; of several labels those that hold, which may be none
 * @param foremost the class whose evidence a heatmap shows: the one called; of labels the surest
 */
public record Called(List<String> names, String foremost) {
  /** Where no threshold was fixed. */
  static final double UNFIXED_THRESHOLD = 0.5;

  public Called {
    names = List.copyOf(names);
  }

  /**
   * The positive class at or above its threshold, else the likeliest of the others; where no class
   * is positive the likeliest; of several labels each at or above its own threshold.
   *
   * @param score probability of the positive class
   * @param classes probability of every class; may be empty with two
   * @param thresholds by the name of the class called at them
   */
  static Called of(
      ModelCard card, double score, Map<String, Double> classes, Map<String, Double> thresholds) {
    if (card.multiLabel()) {
      return ofLabels(classes, thresholds);
    }
    Optional<String> found =
        card.positive().filter(name -> score >= thresholds.getOrDefault(name, UNFIXED_THRESHOLD));
    String called =
        found.orElseGet(
            () ->
                card.classes().stream()
                    .filter(name -> card.positive().filter(name::equals).isEmpty())
                    .max(Comparator.comparingDouble(name -> classes.getOrDefault(name, 0.0)))
                    .orElseThrow());
    return new Called(List.of(called), called);
  }

  /** A prediction at the thresholds that were fixed for its model. */
  public static Called of(
      ModelCard card, Prediction prediction, Map<String, Threshold> thresholds) {
    return of(card, prediction.score(), prediction.classScores(), Threshold.values(thresholds));
  }

  private static Called ofLabels(Map<String, Double> labels, Map<String, Double> thresholds) {
    return new Called(
        labels.keySet().stream().filter(name -> above(name, labels, thresholds) >= 0).toList(),
        labels.keySet().stream()
            .max(Comparator.comparingDouble(name -> above(name, labels, thresholds)))
            .orElseThrow());
  }

  private static double above(
      String name, Map<String, Double> labels, Map<String, Double> thresholds) {
    return labels.getOrDefault(name, 0.0) - thresholds.getOrDefault(name, UNFIXED_THRESHOLD);
  }

  /** The class, or the labels that hold: {@code a;b}, or {@code none}. */
  public String text() {
    return names.isEmpty() ? "none" : Labels.several(names).text();
  }
}
