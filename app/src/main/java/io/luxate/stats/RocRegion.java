package io.luxate.stats;

import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;

/**
 * The part of the ROC curve that matters for a use, such as specificities from 0.8 to 1.
 *
 * @param axis what the range is of
 * @param low 0 to below {@code high}
 * @param high to 1
 */
public record RocRegion(Axis axis, double low, double high) {
  /** What a region is a range of. */
  public enum Axis {
    /** The area under sensitivity over these specificities. */
    SPECIFICITY,
    /** The area under specificity over these sensitivities. */
    SENSITIVITY
  }

  public RocRegion {
    if (!(low >= 0 && low < high && high <= 1)) {
      throw new LuxateException(
          Kind.USER,
          "no range of " + axis + ": " + low + " to " + high + "; give two rising shares, 0 to 1");
    }
  }

  /** The area of scores that carry nothing. */
  double chance() {
    return ((1 - low) * (1 - low) - (1 - high) * (1 - high)) / 2;
  }

  /**
   * The area put on a scale where chance is 0.5 and perfection 1: McClish DK. Analyzing a portion
   * of the ROC curve. Med Decis Making 1989;9:190-5. Far below chance it may be negative.
   */
  double standardised(double area) {
    return (1 + (area - chance()) / (high - low - chance())) / 2;
  }

  double area(Steps curve) {
    return axis == Axis.SPECIFICITY
        ? curve.overFalsePositiveRate(1 - high, 1 - low)
        : curve.overSensitivity(low, high);
  }
}
