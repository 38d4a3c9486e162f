package io.luxate.stats;

import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The reliability diagram: probabilities against frequencies, bin by bin.
 *
 * @param bins in rising order, none empty
 */
public record Reliability(List<ReliabilityBin> bins) {
  public Reliability {
    bins = List.copyOf(bins);
  }

  /**
   * Bins of equal width over 0 to 1, each with its lower edge and the last with both; empty ones
   * are left out.
   *
   * @param count at least 1
   * @throws LuxateException DATA as for {@link Brier#of}; USER when {@code count} is below 1
   */
  public static Reliability equalWidth(double[] probabilities, boolean[] positive, int count) {
    int[] rising = rising(probabilities, positive, count);
    return cut(
        rising, probabilities, positive, k -> bin(probabilities[rising[k]], count), true, count);
  }

  /**
   * Bins of equal numbers of images as far as ties allow: equal probabilities share the bin that
   * the first of them falls into.
   *
   * @param count at least 1
   * @throws LuxateException DATA as for {@link Brier#of}; USER when {@code count} is below 1
   */
  public static Reliability equalMass(double[] probabilities, boolean[] positive, int count) {
    int[] rising = rising(probabilities, positive, count);
    int[] bin = new int[rising.length];
    for (int k = 0; k < bin.length; k++) {
      boolean tied = k > 0 && probabilities[rising[k]] == probabilities[rising[k - 1]];
      bin[k] = tied ? bin[k - 1] : (int) ((long) k * count / bin.length);
    }
    return cut(rising, probabilities, positive, k -> bin[k], false, count);
  }

  /**
   * The expected calibration error: the mean distance of probability from frequency, bins weighted
   * by their images (Naeini MP, Cooper GF, Hauskrecht M. AAAI 2015). It is biased: with few images
   * per bin it lies above 0 for perfect probabilities, because frequencies scatter; and bins hide
   * what cancels within them. Compare it only at equal bins and sizes.
   */
  public double expectedError() {
    return bins.stream().mapToDouble(b -> b.observed().of() * Math.abs(b.gap())).sum() / rows();
  }

  /** The greatest distance in any bin. */
  public double greatestError() {
    return bins.stream().mapToDouble(b -> Math.abs(b.gap())).max().orElse(0);
  }

  /**
   * The mean squared distance less what scatter alone adds to it (Brocker J. Clim Dyn
   * 2012;39:655-67; Kumar A, Liang P, Ma T. NeurIPS 2019). It may be negative, near 0, for good
   * probabilities; empty when a bin has one image only.
   */
  public OptionalDouble debiasedSquaredError() {
    double sum = 0;
    for (ReliabilityBin bin : bins) {
      double n = bin.observed().of();
      double share = bin.observed().value();
      if (n < 2) {
        return OptionalDouble.empty();
      }
      sum += n * (bin.gap() * bin.gap() - share * (1 - share) / (n - 1));
    }
    return OptionalDouble.of(sum / rows());
  }

  private double rows() {
    return bins.stream().mapToInt(b -> b.observed().of()).sum();
  }

  private static int[] rising(double[] probabilities, boolean[] positive, int count) {
    Brier.of(probabilities, positive);
    if (count < 1) {
      throw new LuxateException(Kind.USER, count + " bins are too few; 10 are usual");
    }
    return IntStream.range(0, probabilities.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> probabilities[i] + 0.0))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** The greatest bin whose lower edge, as a double, is at most the probability. */
  private static int bin(double probability, int count) {
    int bin = Math.min(count - 1, (int) Math.ceil(probability * count));
    while (bin > 0 && (double) bin / count > probability) {
      bin--;
    }
    return bin;
  }

  private interface BinOf {
    int place(int k);
  }

  private static Reliability cut(
      int[] rising, double[] p, boolean[] positive, BinOf binOf, boolean edges, int count) {
    List<ReliabilityBin> bins = new ArrayList<>();
    for (int first = 0; first < rising.length; ) {
      int bin = binOf.place(first);
      int end = first;
      double sum = 0;
      int positives = 0;
      while (end < rising.length && binOf.place(end) == bin) {
        sum += p[rising[end]];
        positives += positive[rising[end]] ? 1 : 0;
        end++;
      }
      bins.add(
          new ReliabilityBin(
              edges ? (double) bin / count : p[rising[first]],
              edges ? (bin + 1.0) / count : p[rising[end - 1]],
              sum / (end - first),
              new Proportion(positives, end - first)));
      first = end;
    }
    return new Reliability(bins);
  }
}
