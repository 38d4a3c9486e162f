package io.luxate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.luxate.LuxateException;
import io.luxate.dataset.Metadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an external set adds once the rules were fixed on internal data. */
class EvidenceTest {
  private static final Wanted TRIAGE =
      new Wanted(
          OptionalDouble.of(0.95),
          OptionalDouble.of(0.95),
          OptionalDouble.of(0.1),
          Optional.of(CalibrationMethod.PLATT));

  private static Metadata person(String sex, double age, String site) {
    Metadata known = Metadata.of(Optional.empty(), Optional.of(site));
    return new Metadata(
        known.joint(),
        known.view(),
        known.patient(),
        known.site(),
        known.source(),
        known.licence(),
        Optional.of(sex),
        OptionalDouble.of(age),
        known.box());
  }

  /** Scores whose log odds are normal, apart by {@code apart}, and overconfident by a factor. */
  private static List<Prediction> scores(int n, double apart, double factor, long seed) {
    Random random = new Random(seed);
    List<Prediction> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      boolean positive = i % 2 == 0;
      double odds = (positive ? apart / 2 : -apart / 2) + random.nextGaussian();
      rows.add(
          Prediction.of(
                  "s" + seed + "/" + i + ".png",
                  positive ? "dislocated" : "located",
                  1 / (1 + Math.exp(-odds * apart * factor)))
              .with(person(i % 4 < 2 ? "F" : "M", 10 + i % 80, i % 25 == 0 ? "B" : "A")));
    }
    return rows;
  }

  @Test
  void holdsTheRulesFixedInsideAgainstTheSetOutside() {
    List<Prediction> internal = scores(200, 2.5, 1, 1);
    List<Prediction> external = scores(200, 1.5, 1, 2);
    FixedRules rules = FixedRules.on(internal, "internal", "dislocated", TRIAGE);
    Evidence evidence = Evidence.of(external, internal, "dislocated", rules);
    assertThat(evidence.operatingPoints())
        .extracting(OperatingPoint::rule)
        .containsExactly("Youden", "sensitivity at least 0.95", "specificity at least 0.95");
    assertThat(evidence.operatingPoints())
        .extracting(OperatingPoint::threshold)
        .containsExactlyElementsOf(rules.thresholds().stream().map(Threshold::value).toList());
    assertThat(evidence.refused()).isEmpty();
    double inside = Metrics.of(internal, "dislocated", Optional.empty()).auroc();
    double outside = Metrics.of(external, "dislocated", Optional.empty()).auroc();
    assertThat(evidence.gap().value()).isEqualTo(outside - inside, within(1e-12));
    assertThat(evidence.gap().ci().orElseThrow().get(1)).isNegative();
    assertThat(evidence.gapP().orElseThrow()).isLessThan(0.01);
  }

  @ParameterizedTest
  @EnumSource
  void aCurveFittedInsideMendsOverconfidenceOutside(CalibrationMethod method) {
    List<Prediction> internal = scores(600, 2, 4, 3);
    List<Prediction> external = scores(600, 2, 4, 4);
    Wanted wanted =
        new Wanted(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Optional.of(method));
    FixedRules rules = FixedRules.on(internal, "internal", "dislocated", wanted);
    Evidence evidence = Evidence.of(external, internal, "dislocated", rules);
    CalibrationFacts before = evidence.calibration().orElseThrow();
    CalibrationFacts after = evidence.calibrated().orElseThrow();
    assertThat(after.brier().value()).isLessThan(before.brier().value());
    assertThat(after.ece()).isLessThan(before.ece() / 1.5);
    if (method != CalibrationMethod.ISOTONIC) {
      assertThat(before.slope().orElseThrow().value()).isEqualTo(0.25, within(0.08));
      assertThat(after.slope().orElseThrow().value()).isEqualTo(1, within(0.25));
    }
  }

  @Test
  void leavesOutWhatTooFewInternalImagesCannotBearAndSaysSo() {
    List<Prediction> few = scores(12, 2, 1, 5);
    FixedRules rules = FixedRules.asFarAsBorne(few, "internal", "dislocated", TRIAGE);
    assertThat(rules.abstention()).isEmpty();
    assertThat(rules.refused())
        .singleElement()
        .satisfies(
            no -> {
              assertThat(no.rule()).isEqualTo("abstention");
              assertThat(no.why()).contains("9");
            });
    assertThat(rules.thresholds()).hasSize(3);
    assertThatThrownBy(() -> FixedRules.on(few, "internal", "dislocated", TRIAGE))
        .isInstanceOf(LuxateException.class)
        .hasMessage(rules.refused().get(0).why());
  }

  @Test
  void partsTheSetAndOnlyCountsSmallParts() {
    List<Prediction> internal = scores(100, 2, 1, 6);
    List<Prediction> external = scores(200, 2, 1, 7);
    FixedRules rules = FixedRules.on(internal, "internal", "dislocated", Wanted.nothing());
    List<Subgroup> parts = Evidence.of(external, internal, "dislocated", rules).subgroups();
    assertThat(parts)
        .extracting(part -> part.by() + " " + part.name())
        .containsExactly(
            "site A",
            "site B",
            "sex F",
            "sex M",
            "age 00-17",
            "age 18-39",
            "age 40-64",
            "age 65-79",
            "age 80+");
    assertThat(parts)
        .filteredOn(p -> p.by().equals("age"))
        .extracting(Subgroup::n)
        .satisfies(sizes -> assertThat(sizes.stream().mapToInt(n -> n).sum()).isEqualTo(200));
    Subgroup small = parts.get(1);
    assertThat(small.n()).isEqualTo(8);
    assertThat(small.auroc()).isEmpty();
    assertThat(small.sensitivity()).isEmpty();
    Subgroup women = parts.get(2);
    List<Prediction> rows =
        external.stream().filter(p -> p.metadata().sex().orElseThrow().equals("F")).toList();
    Metrics alone = Metrics.of(rows, "dislocated", rules.thresholds().get(0));
    assertThat(women.auroc().orElseThrow().value()).isEqualTo(alone.auroc());
    assertThat(women.gap()).isPresent();
    assertThat(women.sensitivity().orElseThrow())
        .isEqualTo(alone.operatingPoint().orElseThrow().sensitivity());
  }
}
