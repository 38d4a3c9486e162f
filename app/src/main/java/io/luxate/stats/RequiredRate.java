package io.luxate.stats;

import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * The threshold that a required sensitivity or specificity asks for. Tied scores are called alike,
 * so the rate is at least what was asked, never just below. Fix it on internal data only.
 *
 * @param threshold scores at or above it are called positive; midway between two scores where it
 *     can be
 * @param calls the calls at this threshold on the data it was fixed on
 */
public record RequiredRate(double threshold, Confusion calls) {

  /**
   * The highest threshold with at least this sensitivity.
   *
   * @param required above 0, to 1
   * @throws LuxateException USER when {@code required} is no share; DATA as for {@link Auroc#of}
   */
  public static RequiredRate sensitivity(double[] scores, boolean[] positive, double required) {
    checkShare(required);
    return highest(scores, positive, c -> reaches(c.sensitivity(), required));
  }

  /**
   * The highest threshold of which one may say with this confidence that the sensitivity among all
   * patients, not only these, is at least what is required: the one-sided Clopper-Pearson limit at
   * a threshold set by an order statistic (Wilks SS. Ann Math Stat 1941;12:91-6).
   *
   * @param confidence one-sided, for example 0.95
   * @throws LuxateException DATA when even calling every positive here does not bear it; the
   *     positives that would are named
   */
  public static RequiredRate assuredSensitivity(
      double[] scores, boolean[] positive, double required, double confidence) {
    checkShare(required);
    Interval.checkLevel(confidence);
    Scores.checkTwoClasses(scores, positive);
    int positives = Scores.positives(positive);
    if (!(new Proportion(positives, positives).assured(confidence) >= required)) {
      throw new LuxateException(
          Kind.DATA,
          String.format(
              Locale.ROOT,
              "%d positives cannot show a sensitivity of %s with confidence %s; %s",
              positives,
              required,
              confidence,
              required < 1
                  ? (long) Math.ceil(Math.log(1 - confidence) / Math.log(required))
                      + " can: add images or ask for less"
                  : "no number can: ask for less"));
    }
    return highest(scores, positive, c -> c.sensitivity().assured(confidence) >= required);
  }

  /**
   * The lowest threshold with at least this specificity.
   *
   * @param required above 0, to 1
   * @throws LuxateException USER when {@code required} is no share; DATA as for {@link Auroc#of},
   *     and when it is reached only by calling nothing positive
   */
  public static RequiredRate specificity(double[] scores, boolean[] positive, double required) {
    checkShare(required);
    List<RocPoint> points = Roc.points(scores, positive);
    for (int i = points.size() - 1; i > 0; i--) {
      RequiredRate here = at(points, i, scores, positive);
      if (reaches(here.calls.specificity(), required)) {
        return here;
      }
    }
    throw new LuxateException(
        Kind.DATA,
        "a specificity of "
            + required
            + " is reached only by calling nothing positive: the highest score, "
            + points.get(1).threshold()
            + ", is also that of negatives; ask for less or improve the model");
  }

  private static RequiredRate highest(
      double[] scores, boolean[] positive, Predicate<Confusion> enough) {
    List<RocPoint> points = Roc.points(scores, positive);
    for (int i = 1; i < points.size(); i++) {
      RequiredRate here = at(points, i, scores, positive);
      if (enough.test(here.calls)) {
        return here;
      }
    }
    throw new LuxateException(Kind.INTERNAL, "the lowest score did not call every positive");
  }

  private static RequiredRate at(
      List<RocPoint> points, int i, double[] scores, boolean[] positive) {
    double above = points.get(i).threshold();
    double threshold =
        i + 1 == points.size() ? above : Youden.midpoint(points.get(i + 1).threshold(), above);
    return new RequiredRate(threshold, Confusion.at(scores, positive, threshold));
  }

  private static boolean reaches(Proportion rate, double required) {
    return rate.count() >= required * rate.of() - 1e-9;
  }

  private static void checkShare(double required) {
    if (!(required > 0 && required <= 1)) {
      throw new LuxateException(
          Kind.USER, "required rate " + required + " is no share; give one such as 0.95");
    }
  }
}
