package io.luxate.model;

import io.luxate.LuxateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A bundle's {@code thresholds.json}: the operating points that were fixed for the model, the one
 * that calls are made at first.
 *
 * @param operatingPoints empty where none was ever fixed on data
 */
public record Thresholds(List<Point> operatingPoints) {
  public Thresholds {
    operatingPoints = List.copyOf(operatingPoints);
  }

  /**
   * A threshold with its origin.
   *
   * @param label what is called at it; empty for the positive class
   * @param threshold scores at or above it are called positive
   * @param rule how it was chosen
   * @param fixedOn the data it was chosen on, in words
   */
  public record Point(Optional<String> label, double threshold, String rule, String fixedOn) {}

  /** The card's threshold, or one for each label. */
  public static Thresholds of(ModelCard card) {
    List<Point> points = new ArrayList<>();
    card.threshold()
        .ifPresent(t -> points.add(new Point(Optional.empty(), t, "Youden", card.thresholdFrom())));
    card.thresholds()
        .forEach(
            (label, t) ->
                points.add(new Point(Optional.of(label), t, "Youden", card.thresholdFrom())));
    return new Thresholds(points);
  }

  /** Throws DATA when calls would be made at another threshold than the card's. */
  void requireThatOf(ModelCard card) {
    requireLabelsOf(card);
    Optional<Double> first =
        operatingPoints.stream()
            .filter(point -> point.label().isEmpty())
            .map(Point::threshold)
            .findFirst();
    if (!first.equals(card.threshold())) {
      throw new LuxateException(
          LuxateException.Kind.DATA,
          "thresholds.json calls at "
              + first.map(String::valueOf).orElse("no threshold")
              + " and model.json at "
              + card.threshold().map(String::valueOf).orElse("none"));
    }
  }

  private void requireLabelsOf(ModelCard card) {
    Map<String, Double> first = new TreeMap<>();
    operatingPoints.forEach(
        point -> point.label().ifPresent(label -> first.putIfAbsent(label, point.threshold())));
    if (!first.equals(card.thresholds())) {
      throw new LuxateException(
          LuxateException.Kind.DATA,
          "thresholds.json calls labels at " + first + " and model.json at " + card.thresholds());
    }
  }
}
