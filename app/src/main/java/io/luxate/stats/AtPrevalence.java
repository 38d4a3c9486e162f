package io.luxate.stats;

import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;
import java.util.Optional;

/**
 * Predictive values where positives are as frequent as given, not as in the data: by Bayes from
 * sensitivity and specificity, which are taken to be the same there. Intervals: Mercaldo ND, Lau
 * KF, Zhou XH. Confidence intervals for predictive values with an emphasis to case-control studies.
 * Stat Med 2007;26:2170-83. They hold the prevalence for known.
 *
 * @param calls of both classes
 * @param prevalence share of positives, strictly between 0 and 1
 */
public record AtPrevalence(Confusion calls, double prevalence) {
  public AtPrevalence {
    if (!(prevalence > 0 && prevalence < 1)) {
      throw new LuxateException(
          Kind.USER, "prevalence " + prevalence + " is not between 0 and 1; 0.1 is one in ten");
    }
  }

  /** Positives among those called positive, 0 to 1; empty when nothing was called positive. */
  public Optional<Double> ppv() {
    return share(prevalence * sensitivity(), (1 - prevalence) * (1 - specificity()));
  }

  /** Negatives among those called negative, 0 to 1; empty when nothing was called negative. */
  public Optional<Double> npv() {
    return share((1 - prevalence) * specificity(), prevalence * (1 - sensitivity()));
  }

  /**
   * The logit interval of {@link #ppv}. Where sensitivity or specificity is 0 or 1 it is the
   * adjusted one, with z squared / 2 added to each cell, stretched to hold the value itself.
   */
  public Optional<Interval> ppvInterval(double level) {
    double odds = prevalence / (1 - prevalence);
    return ppv().map(v -> interval(v, odds, positives(), negatives().not(), level));
  }

  /** The interval of {@link #npv}, likewise. */
  public Optional<Interval> npvInterval(double level) {
    double odds = (1 - prevalence) / prevalence;
    return npv().map(v -> interval(v, odds, negatives(), positives().not(), level));
  }

  private Interval interval(double value, double odds, Cell right, Cell wrong, double level) {
    double z = Interval.z(level);
    boolean adjust = right.atEdge() || wrong.atEdge();
    Cell r = adjust ? right.plus(z * z / 2) : right;
    Cell w = adjust ? wrong.plus(z * z / 2) : wrong;
    double logit = Math.log(odds * r.share() / w.share());
    double half = z * Math.sqrt(r.logVariance() + w.logVariance());
    return Interval.clipped(
        Math.min(value, Interval.expit(logit - half)),
        Math.max(value, Interval.expit(logit + half)),
        level,
        adjust ? "adjusted logit" : "logit");
  }

  private double sensitivity() {
    return calls.sensitivity().value();
  }

  private double specificity() {
    return calls.specificity().value();
  }

  private Cell positives() {
    return Cell.of(calls.sensitivity());
  }

  private Cell negatives() {
    return Cell.of(calls.specificity());
  }

  private static Optional<Double> share(double right, double wrong) {
    return right + wrong > 0 ? Optional.of(right / (right + wrong)) : Optional.empty();
  }

  /** Counts that need not be whole: so many yes among so many. */
  private record Cell(double yes, double of) {
    static Cell of(Proportion share) {
      return new Cell(share.count(), share.of());
    }

    Cell not() {
      return new Cell(of - yes, of);
    }

    Cell plus(double each) {
      return new Cell(yes + each, of + 2 * each);
    }

    boolean atEdge() {
      return yes == 0 || yes == of;
    }

    double share() {
      return yes / of;
    }

    /** Of the logarithm of the share. */
    double logVariance() {
      return (of - yes) / (yes * of);
    }
  }
}
