package io.luxate.evidence;

import io.luxate.stats.AtPrevalence;
import io.luxate.stats.Confusion;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * What a call means where dislocations are as rare as in an emergency department, from the measured
 * sensitivity and specificity.
 *
 * @param prevalence share of positive images, 0 to 1
 * @param ppv empty where nothing would be called positive
 * @param npv empty where nothing would be called negative
 */
public record PredictiveValues(double prevalence, Optional<Estimate> ppv, Optional<Estimate> npv) {
  private static final double[] PREVALENCES = {0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5};

  static List<PredictiveValues> of(Confusion calls) {
    return DoubleStream.of(PREVALENCES).mapToObj(p -> of(new AtPrevalence(calls, p))).toList();
  }

  static PredictiveValues of(Confusion calls, double prevalence) {
    return of(new AtPrevalence(calls, prevalence));
  }

  private static PredictiveValues of(AtPrevalence at) {
    return new PredictiveValues(
        at.prevalence(),
        at.ppv().map(v -> Estimate.of(v, at.ppvInterval(Metrics.LEVEL).orElseThrow())),
        at.npv().map(v -> Estimate.of(v, at.npvInterval(Metrics.LEVEL).orElseThrow())));
  }
}
