package io.luxate.dataset;

import io.luxate.LuxateException;
import java.util.Optional;

/**
 * How much of each class goes to each side.
 *
 * @param train above 0 to 1
 * @param val 0 to below 1
 * @param test 0 to below 1
 */
public record Shares(double train, double val, double test) {
  private static final Shares USUAL = new Shares(0.7, 0.15, 0.15);

  /** Throws USER when the three are no shares of one whole. */
  public Shares {
    if (!(train > 0 && val >= 0 && test >= 0 && Math.abs(train + val + test - 1) < 1e-6)) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          "train "
              + round(train)
              + ", val "
              + round(val)
              + " and test "
              + round(test)
              + " are no shares of a set; give fractions of 0 or more that add up to 1, some of it"
              + " to train on");
    }
  }

  /** Those given; the others share what is left, or are 0.7, 0.15 and 0.15 where none is given. */
  public static Shares of(Optional<Double> train, Optional<Double> val, Optional<Double> test) {
    if (train.isPresent()) {
      double left = 1 - train.get();
      double wantedVal = val.orElse(test.map(t -> left - t).orElse(left / 2));
      return new Shares(train.get(), clean(wantedVal), clean(test.orElse(left - wantedVal)));
    }
    double wantedVal = val.orElse(USUAL.val);
    double wantedTest = test.orElse(USUAL.test);
    return new Shares(1 - wantedVal - wantedTest, wantedVal, wantedTest);
  }

  double of(Split side) {
    return switch (side) {
      case TRAIN -> train;
      case VAL -> val;
      case TEST -> test;
    };
  }

  /** What differs from 0 only because fractions are binary is 0. */
  private static double clean(double share) {
    return Math.abs(share) < 1e-9 ? 0 : share;
  }

  private static double round(double share) {
    return Double.isFinite(share) ? Math.round(share * 1e6) / 1e6 : share;
  }
}
