package io.luxate.explain.trust;

import io.luxate.explain.ActivationMap;
import io.luxate.image.Box;
import io.luxate.image.Grey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * A framed picture in squares that can be hidden one after the other: a hidden square shows the
 * picture blurred, so that grey and place remain and what could be recognised does not.
 *
 * @param order squares of the picture's {@value #ACROSS} x {@value #ACROSS} that show the
 *     radiograph, those with most evidence first
 */
record Squares(Grey picture, Grey blurred, List<Integer> order) {
  static final int ACROSS = 14;

  static Squares of(ActivationMap map) {
    Grey picture = map.framed().pixels();
    Box part = ContentMap.part(map.framed().geometry(), picture.widthPx(), picture.heightPx());
    Grey grid = new Grey(map.columns(), map.rows(), map.cells());
    List<Integer> squares = new ArrayList<>();
    for (int i = 0; i < ACROSS * ACROSS; i++) {
      int row = i / ACROSS;
      double x = (i % ACROSS + 0.5) / ACROSS;
      double y = (row + 0.5) / ACROSS;
      if (part.contains(x * picture.widthPx(), y * picture.heightPx())) {
        squares.add(i);
      }
    }
    squares.sort(Comparator.comparingDouble(i -> -evidence(grid, i)));
    return new Squares(picture, Blur.of(picture, picture.widthPx() / (double) ACROSS), squares);
  }

  /** The evidence over a square, at four points a side, added up. */
  private static double evidence(Grey grid, int square) {
    int column = square % ACROSS;
    int row = square / ACROSS;
    double sum = 0;
    for (double offY = 0.125; offY < 1; offY += 0.25) {
      for (double offX = 0.125; offX < 1; offX += 0.25) {
        double x = (column + offX) / ACROSS;
        double y = (row + offY) / ACROSS;
        float value = grid.between(x * grid.widthPx(), y * grid.heightPx());
        sum += Float.isFinite(value) ? value : 0;
      }
    }
    return sum;
  }

  /** The squares with least evidence first. */
  List<Integer> backwards() {
    List<Integer> backwards = new ArrayList<>(order);
    Collections.reverse(backwards);
    return backwards;
  }

  /** The squares in an order drawn by lot. */
  List<Integer> shuffled(Random lot) {
    List<Integer> shuffled = new ArrayList<>(order);
    Collections.sort(shuffled);
    Collections.shuffle(shuffled, lot);
    return shuffled;
  }

  /** The picture with the first so many squares of an order hidden. */
  Grey without(List<Integer> hidden, int count) {
    int width = picture.widthPx();
    int height = picture.heightPx();
    float[] values = picture.values().clone();
    for (int square : hidden.subList(0, count)) {
      int left = square % ACROSS * width / ACROSS;
      int right = (square % ACROSS + 1) * width / ACROSS;
      for (int y = square / ACROSS * height / ACROSS;
          y < (square / ACROSS + 1) * height / ACROSS;
          y++) {
        System.arraycopy(
            blurred.values(), y * width + left, values, y * width + left, right - left);
      }
    }
    return new Grey(width, height, values);
  }
}
