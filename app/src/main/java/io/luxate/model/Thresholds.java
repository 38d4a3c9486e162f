package io.luxate.model;

import io.luxate.LuxateException;
import java.util.List;
import java.util.Optional;

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
   * @param threshold scores at or above it are called positive
   * @param rule how it was chosen
   * @param fixedOn the data it was chosen on, in words
   */
  public record Point(double threshold, String rule, String fixedOn) {}

  /** The card's threshold. */
  public static Thresholds of(ModelCard card) {
    return new Thresholds(
        card.threshold().stream()
            .map(value -> new Point(value, "Youden", card.thresholdFrom()))
            .toList());
  }

  /** Throws DATA when calls would be made at another threshold than the card's. */
  void requireThatOf(ModelCard card) {
    Optional<Double> first = operatingPoints.stream().map(Point::threshold).findFirst();
    if (!first.equals(card.threshold())) {
      throw new LuxateException(
          LuxateException.Kind.DATA,
          "thresholds.json calls at "
              + first.map(String::valueOf).orElse("no threshold")
              + " and model.json at "
              + card.threshold().map(String::valueOf).orElse("none"));
    }
  }
}
