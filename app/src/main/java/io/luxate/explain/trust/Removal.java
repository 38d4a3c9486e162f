package io.luxate.explain.trust;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.luxate.explain.ActivationMap;
import io.luxate.image.Grey;
import io.luxate.model.Classifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Deletion and insertion (Petsiuk et al., BMVC 2018) on one image: the class's probability while
 * squares are hidden, those with most evidence first, and while they are uncovered in that order.
 *
 * @param deletion probability after each step, first with nothing and last with everything hidden
 * @param insertion the same, first with everything and last with nothing hidden
 * @param deletionArea mean height of the curve, 0 to 1; the lower, the better the map
 * @param insertionArea the higher, the better the map
 * @param randomArea of squares hidden in orders drawn by lot, their mean; uncovering in such an
 *     order is hiding in another, so it stands for both
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Removal(
    String path,
    List<Double> deletion,
    List<Double> insertion,
    double deletionArea,
    double insertionArea,
    double randomArea) {
  public Removal {
    deletion = List.copyOf(deletion);
    insertion = List.copyOf(insertion);
  }

  static Removal of(Classifier model, TrustCase one, ActivationMap map, Random lot) {
    Squares squares = Squares.of(map);
    List<List<Integer>> orders = new ArrayList<>(List.of(squares.order(), squares.backwards()));
    for (int i = 0; i < Bounds.RANDOM_ORDERS; i++) {
      orders.add(squares.shuffled(lot));
    }
    int inside = Bounds.REMOVAL_STEPS - 1;
    List<Grey> pictures = new ArrayList<>();
    pictures.add(squares.picture());
    pictures.add(squares.without(squares.order(), squares.order().size()));
    for (List<Integer> order : orders) {
      for (int step = 1; step <= inside; step++) {
        pictures.add(
            squares.without(
                order, (int) Math.round((double) step * order.size() / Bounds.REMOVAL_STEPS)));
      }
    }
    double[] scores =
        model.probabilities(pictures).stream().mapToDouble(p -> p[one.classIndex()]).toArray();
    double[][] curves = new double[orders.size()][];
    for (int i = 0; i < curves.length; i++) {
      curves[i] = new double[Bounds.REMOVAL_STEPS + 1];
      curves[i][0] = scores[0];
      System.arraycopy(scores, 2 + i * inside, curves[i], 1, inside);
      curves[i][Bounds.REMOVAL_STEPS] = scores[1];
    }
    List<Double> insertion = new ArrayList<>(boxed(curves[1]));
    Collections.reverse(insertion);
    double random = 0;
    for (int i = 2; i < curves.length; i++) {
      random += area(curves[i]) / Bounds.RANDOM_ORDERS;
    }
    return new Removal(
        one.path(), boxed(curves[0]), insertion, area(curves[0]), area(curves[1]), random);
  }

  private static List<Double> boxed(double[] curve) {
    return Arrays.stream(curve).boxed().toList();
  }

  /** By trapezoids, over shares from 0 to 1. */
  private static double area(double[] curve) {
    double sum = (curve[0] + curve[curve.length - 1]) / 2;
    for (int i = 1; i < curve.length - 1; i++) {
      sum += curve[i];
    }
    return sum / (curve.length - 1);
  }
}
