package io.luxate.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;
import io.luxate.evidence.Metrics;
import io.luxate.evidence.OperatingPoint;
import io.luxate.evidence.RocCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What {@code roc.js} needs to draw a task's ROC curves anew, so that a person can read off every
 * threshold.
 *
 * @param threshold where it begins, the one fixed beforehand; empty begins in the middle
 */
record LiveRoc(List<Curve> curves, OptionalDouble threshold, Words words) {
  private static final JsonMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  /**
   * One curve.
   *
   * @param positives images of the positive class
   * @param points falling thresholds, each with its true and false positives; the first threshold,
   *     above every score, is left out
   * @param fixed true and false positives at the threshold fixed beforehand; may be empty
   */
  record Curve(
      String label,
      String name,
      int tone,
      boolean dashed,
      int positives,
      int negatives,
      List<double[]> points,
      List<Integer> fixed) {}

  /** Texts with their places still open, as {@code roc.js} fills them. */
  record Words(
      String x,
      String y,
      String hint,
      String slider,
      String threshold,
      String line,
      String above) {}

  /** Empty where no curve can be drawn. */
  static String json(TaskReport task, Texts t) {
    List<Curve> curves = new ArrayList<>();
    add(curves, task.internal(), t, "internal", Charts.INTERNAL);
    task.external().ifPresent(set -> add(curves, set, t, "external", Charts.EXTERNAL));
    if (curves.isEmpty()) {
      return "";
    }
    OptionalDouble fixed =
        Stream.concat(task.external().stream(), Stream.of(task.internal()))
            .flatMap(set -> set.metrics().operatingPoint().stream())
            .mapToDouble(OperatingPoint::threshold)
            .filter(Double::isFinite)
            .findFirst();
    try {
      return JSON.writeValueAsString(new LiveRoc(curves, fixed, words(t)));
    } catch (JsonProcessingException e) {
      throw new LuxateException(Kind.INTERNAL, "cannot write the ROC of " + task.name(), e);
    }
  }

  private static void add(List<Curve> curves, Evaluation set, Texts t, String name, int tone) {
    Metrics metrics = set.metrics();
    if (set.roc().isEmpty() || metrics.positives().isEmpty()) {
      return;
    }
    int positives = metrics.positives().get();
    int negatives = metrics.n() - positives;
    List<double[]> points =
        set.roc().get().points().stream()
            .filter(point -> Double.isFinite(point.threshold()))
            .map(point -> counts(point, positives, negatives))
            .toList();
    List<Integer> fixed =
        metrics
            .operatingPoint()
            .map(point -> List.of(point.truePositives(), point.falsePositives()))
            .orElse(List.of());
    String label =
        t.get("roc." + name, Numerals.aurocWithInterval(metrics), Numerals.count(metrics.n()));
    boolean dashed = tone == Charts.INTERNAL;
    curves.add(
        new Curve(
            label, t.get("roc.live." + name), tone, dashed, positives, negatives, points, fixed));
  }

  private static double[] counts(RocCurve.Point point, int positives, int negatives) {
    return new double[] {
      point.threshold(),
      Math.rint(point.sensitivity() * positives),
      Math.rint(point.falsePositiveRate() * negatives)
    };
  }

  private static Words words(Texts t) {
    return new Words(
        t.get("roc.x"),
        t.get("roc.y"),
        t.get("roc.live.hint"),
        t.get("roc.live.slider"),
        t.get("roc.live.threshold", "{0}"),
        t.get("roc.live.line", "{0}", "{1}", "{2}", "{3}", "{4}", "{5}", "{6}"),
        t.get("roc.live.above"));
  }
}
