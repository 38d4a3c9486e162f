package io.luxate.report;

import io.luxate.curate.shortcuts.Probe;
import io.luxate.curate.shortcuts.ShortcutAudit;
import io.luxate.evidence.CalibrationMethod;
import io.luxate.evidence.Comparison;
import io.luxate.evidence.Evidence;
import io.luxate.evidence.FixedRules;
import io.luxate.evidence.LearningCurveFacts;
import io.luxate.evidence.Metrics;
import io.luxate.evidence.Prediction;
import io.luxate.evidence.Rival;
import io.luxate.evidence.SeedSpread;
import io.luxate.evidence.Wanted;
import io.luxate.explain.trust.Finding;
import io.luxate.explain.trust.Outcome;
import io.luxate.explain.trust.TrustTest;
import io.luxate.explain.trust.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;

/** What the made-up study found beyond its task's evaluations. */
record MadeUpFindings(Random random) {
  /** The verdict on maps, of which one test failed where they are withheld. */
  static Verdict trust(boolean withheld) {
    List<Finding> findings = new ArrayList<>();
    for (TrustTest test : TrustTest.values()) {
      boolean failed = withheld && test == TrustTest.RANDOMISATION;
      Outcome outcome =
          test == TrustTest.REPEATABILITY
              ? Outcome.NO_OTHER_MODELS
              : failed ? Outcome.FAILED : Outcome.PASSED;
      Map<String, Double> numbers = new LinkedHashMap<>();
      for (String name :
          List.of(
              "head_spearman",
              "all_spearman",
              "head_ssim",
              "all_ssim",
              "bound",
              "chance",
              "centre",
              "energy",
              "gain",
              "low",
              "high")) {
        numbers.put(name, failed ? 0.7 : 0.31);
      }
      List.of("images", "hits", "above", "better").forEach(name -> numbers.put(name, 12.0));
      findings.add(new Finding(test, outcome, numbers));
    }
    return new Verdict("cam", findings);
  }

  /** Everything that a study may be asked for besides its two evaluations. */
  Findings of(List<Prediction> internal, List<Prediction> external) {
    Wanted wanted =
        new Wanted(
            OptionalDouble.of(0.95),
            OptionalDouble.of(0.95),
            OptionalDouble.of(0.1),
            Optional.of(CalibrationMethod.PLATT));
    FixedRules rules = FixedRules.asFarAsBorne(internal, "internal", "dislocated", wanted);
    Evidence evidence = Evidence.of(external, internal, "dislocated", rules);
    Metrics tested = Metrics.of(external, "dislocated", rules.thresholds().get(0));
    List<LearningCurveFacts.Point> points = new ArrayList<>();
    for (int images : List.of(10, 20, 35, 50)) {
      for (int draw = 1; draw <= 3; draw++) {
        double auroc = 0.97 - 1.2 / images + 0.01 * random.nextGaussian();
        points.add(new LearningCurveFacts.Point(images, draw, Math.min(1, auroc)));
      }
    }
    return new Findings(
        Optional.of(evidence),
        Optional.of(SeedSpread.of(List.of(0.95, 0.93, 0.96), List.of(0.9, 0.87, 0.91))),
        Optional.of(LearningCurveFacts.of(points, 0.95, tested.auroc(), 1)),
        List.of(
            new Rival(
                "local", 60, tested, Optional.of(Comparison.of(external, external, "dislocated")))),
        Optional.of(
            new ShortcutAudit(
                io.luxate.curate.shortcuts.Verdict.SUSPICIOUS,
                100,
                1,
                Map.of("dislocated", 50L, "located", 50L),
                Stream.of(Probe.values()).map(this::finding).toList(),
                List.of())));
  }

  private io.luxate.curate.shortcuts.Finding finding(Probe probe) {
    boolean odd = probe == Probe.BORDER;
    double auroc = odd ? 0.68 : 0.53;
    return new io.luxate.curate.shortcuts.Finding(
        probe,
        "label",
        100,
        auroc,
        List.of(auroc - 0.11, auroc + 0.1),
        "DeLong",
        Optional.of(
            odd
                ? io.luxate.curate.shortcuts.Verdict.SUSPICIOUS
                : io.luxate.curate.shortcuts.Verdict.CLEAN),
        "made up");
  }
}
