package io.luxate.curate.duplicates;

import io.luxate.curate.audit.Entry;
import io.luxate.image.Affine;
import io.luxate.image.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Two images that show the same picture.
 *
 * @param a index of the first
 * @param b index of the second
 * @param match how the second lies over the first; empty where their pixels are equal
 */
record Pair(int a, int b, Optional<Match> match) {
  private static final double CERTAIN = 1;

  /** Where half the pairs would be right; a judgement, see BENCHMARKS.md for what was measured. */
  private static final double HALF = 0.6;

  private static final double WIDTH = 0.03;

  /** 1 for equal pixels, else a logistic function of the likeness, 0.94 at the bar. */
  double confidence() {
    return match.map(m -> 1 / (1 + Math.exp((HALF - m.likeness()) / WIDTH))).orElse(CERTAIN);
  }

  /** The same pair with that image first. */
  Pair from(int first) {
    return first == a ? this : new Pair(b, a, match.map(Match::inverse));
  }

  /** What makes the second different from the first. */
  String words(Entry first, Entry second) {
    if (match.isEmpty()) {
      return first.origin().sha256().equals(second.origin().sha256())
          ? "the same bytes"
          : "the same pixels in another file";
    }
    Match m = match.get();
    List<String> changes = new ArrayList<>();
    double scale = scale(m, first.origin(), second.origin());
    if (Math.abs(scale - 1) > 0.02) {
      changes.add(String.format(Locale.ROOT, "%.2f times the size", scale));
    }
    if (m.mirrored()) {
      changes.add("mirrored");
    }
    long degrees = Math.round(m.degrees());
    if (Math.abs(degrees) > 2) {
      changes.add("turned by " + degrees + " degrees");
    }
    if (m.inverted()) {
      changes.add("in inverted grey");
    }
    if (m.overlap() < 0.97) {
      changes.add("cut");
    }
    return "the same picture"
        + (changes.isEmpty() ? "" : ", " + String.join(", ", changes))
        + String.format(
            Locale.ROOT,
            ": laid over each other their detail agrees by %.2f, %d landmarks in common",
            m.likeness(),
            m.landmarks());
  }

  /** How much larger the second shows the body than the first, in the files' own pixels. */
  private static double scale(Match match, Origin first, Origin second) {
    Affine map = match.back();
    double drawn = Math.sqrt(Math.abs(map.xx() * map.yy() - map.xy() * map.yx()));
    return drawn * Registration.Sheet.shrunkBy(second) / Registration.Sheet.shrunkBy(first);
  }
}
