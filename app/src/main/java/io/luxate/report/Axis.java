package io.luxate.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A linear axis.
 *
 * @param label with its unit, if it has one
 * @param min value at the origin
 * @param max value at the end, above {@code min}
 * @param step between ticks, above 0
 * @param decimals of the tick labels
 */
public record Axis(String label, double min, double max, double step, int decimals) {
  private static final int TICKS = 5;

  /** Shares from 0 to 1 in fifths. */
  static Axis unit(String label) {
    return new Axis(label, 0, 1, 0.2, 1);
  }

  /** From {@code min} to the first round tick at or above {@code max}. */
  static Axis upTo(String label, double min, double max) {
    double step = roundStep(Math.max(max - min, 1e-6) / TICKS);
    double end = min + step * Math.max(1, Math.ceil((max - min) / step - 1e-9));
    return new Axis(label, min, end, step, decimals(step));
  }

  /** From the first round tick at or below {@code min} to {@code max}. */
  static Axis downTo(String label, double min, double max) {
    double step = roundStep(Math.max(max - min, 1e-6) / TICKS);
    double start = max - step * Math.max(1, Math.ceil((max - min) / step - 1e-9));
    return new Axis(label, start, max, step, decimals(step));
  }

  /** Whole numbers from {@code first} to {@code last}. */
  static Axis whole(String label, int first, int last) {
    double step = Math.max(1, roundStep((last - first) / (double) TICKS));
    return new Axis(label, first, Math.max(last, first + 1), step, 0);
  }

  /** The values with a tick; an axis of whole numbers from 1 has them at 1 and at round ones. */
  public List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    boolean fromOne = decimals == 0 && min == 1 && step > 1;
    if (fromOne) {
      ticks.add(min);
    }
    double first = fromOne ? step : min;
    for (int i = 0; first + i * step <= max + step * 1e-6; i++) {
      ticks.add(first + i * step);
    }
    return List.copyOf(ticks);
  }

  public String text(double tick) {
    return String.format(Locale.ROOT, "%." + decimals + "f", tick + 0.0);
  }

  /** How far along the axis, 0 to 1; values beyond its ends stop there. */
  double share(double value) {
    return Math.min(1, Math.max(0, (value - min) / (max - min)));
  }

  private static double roundStep(double rough) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(rough, 1e-9))));
    double leading = rough / power;
    return power * (leading <= 1 ? 1 : leading <= 2 ? 2 : leading <= 5 ? 5 : 10);
  }

  private static int decimals(double step) {
    return (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
  }
}
