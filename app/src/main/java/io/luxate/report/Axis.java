package io.luxate.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An axis, linear or logarithmic.
 *
 * @param label with its unit, if it has one
 * @param min value at the origin
 * @param max value at the end, above {@code min}
 * @param step between ticks, above 0
 * @param decimals of the tick labels
 * @param logarithmic then {@code min} is above 0 and ticks stand at 1, 2, 5 and their tenfolds
 */
public record Axis(
    String label, double min, double max, double step, int decimals, boolean logarithmic) {
  private static final int TICKS = 5;

  Axis(String label, double min, double max, double step, int decimals) {
    this(label, min, max, step, decimals, false);
  }

  /** Equal ratios take equal room. */
  static Axis logarithmic(String label, double min, double max) {
    return new Axis(label, min, max, 1, decimals(min), true);
  }

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
    if (logarithmic) {
      for (double tick = Math.pow(10, Math.floor(Math.log10(min))); tick <= max; tick *= 10) {
        for (double leading : new double[] {1, 2, 5}) {
          double value = Math.round(tick * leading * 1e6) / 1e6;
          if (value >= min && value <= max) {
            ticks.add(value);
          }
        }
      }
      return List.copyOf(ticks);
    }
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
    int places = logarithmic && tick >= 1 ? 0 : decimals;
    return String.format(Locale.ROOT, "%." + places + "f", tick + 0.0);
  }

  /** How far along the axis, 0 to 1; values beyond its ends stop there. */
  double share(double value) {
    double along =
        logarithmic ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
    return Math.min(1, Math.max(0, along));
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
