package io.luxate.evidence;

import io.luxate.LuxateException;
import io.luxate.stats.Conformal;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is to be fixed on internal scores besides Youden's threshold.
 *
 * @param sensitivity that a second threshold reaches there, above 0, to 1
 * @param specificity that another one reaches there, above 0, to 1
 * @param errorRate that an abstaining model may have in each class, strictly between 0 and 1
 * @param calibration what makes the scores match frequencies
 */
public record Wanted(
    OptionalDouble sensitivity,
    OptionalDouble specificity,
    OptionalDouble errorRate,
    Optional<CalibrationMethod> calibration) {
  public Wanted {
    requireShare("sensitivity", sensitivity);
    requireShare("specificity", specificity);
    errorRate.ifPresent(Conformal::needed);
  }

  /** Youden's threshold only. */
  public static Wanted nothing() {
    return new Wanted(
        OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());
  }

  private static void requireShare(String what, OptionalDouble rate) {
    if (rate.isPresent() && !(rate.getAsDouble() > 0 && rate.getAsDouble() <= 1)) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          "a " + what + " of " + rate.getAsDouble() + " is no share; give one such as 0.95");
    }
  }
}
