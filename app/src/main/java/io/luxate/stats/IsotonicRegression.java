package io.luxate.stats;

import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rising function nearest to the truth in squares, by pooling adjacent violators: Zadrozny B,
 * Elkan C. KDD 2002; Barlow RE et al. Statistical Inference under Order Restrictions, 1972. It
 * wants many images, about a thousand, and ties scores that differed.
 *
 * @param scores rising strictly; the ends of each pooled block
 * @param probabilities 0 to 1, never falling, one for each score
 */
public record IsotonicRegression(List<Double> scores, List<Double> probabilities)
    implements Calibrator {
  public IsotonicRegression {
    scores = List.copyOf(scores);
    probabilities = List.copyOf(probabilities);
    if (scores.isEmpty() || scores.size() != probabilities.size()) {
      throw new LuxateException(
          Kind.DATA,
          scores.size() + " scores but " + probabilities.size() + " probabilities; fit again");
    }
    for (int i = 0; i < scores.size(); i++) {
      double p = probabilities.get(i);
      boolean rises =
          i == 0 || (scores.get(i) > scores.get(i - 1) && p >= probabilities.get(i - 1));
      if (!(rises && p >= 0 && p <= 1)) {
        throw new LuxateException(
            Kind.DATA, "the function does not rise within 0 to 1 at index " + i + "; fit again");
      }
    }
  }

  /**
   * Fits the function; tied scores share one value.
   *
   * @param values any finite scale
   * @throws LuxateException DATA as for {@link Auroc#of}
   */
  public static IsotonicRegression fit(double[] values, boolean[] positive) {
    Scores.checkTwoClasses(values, positive);
    int[] rising =
        IntStream.range(0, values.length)
            .boxed()
            .sorted((a, b) -> Double.compare(values[a] + 0.0, values[b] + 0.0))
            .mapToInt(Integer::intValue)
            .toArray();
    List<Block> blocks = new ArrayList<>();
    for (int first = 0, end = 0; first < rising.length; first = end) {
      double score = values[rising[first]] + 0.0;
      int positives = 0;
      while (end < rising.length && values[rising[end]] == score) {
        positives += positive[rising[end++]] ? 1 : 0;
      }
      Block last = new Block(score, score, positives, end - first);
      while (!blocks.isEmpty() && last.mean() <= blocks.get(blocks.size() - 1).mean()) {
        last = blocks.remove(blocks.size() - 1).join(last);
      }
      blocks.add(last);
    }
    List<Double> scores = new ArrayList<>();
    List<Double> probabilities = new ArrayList<>();
    for (Block block : blocks) {
      scores.add(block.from);
      probabilities.add(block.mean());
      if (block.to > block.from) {
        scores.add(block.to);
        probabilities.add(block.mean());
      }
    }
    return new IsotonicRegression(scores, probabilities);
  }

  /** Straight lines between blocks; beyond the first and last score, their values. */
  @Override
  public double apply(double score) {
    if (Double.isNaN(score)) {
      return Double.NaN;
    }
    int above = 0;
    while (above < scores.size() && scores.get(above) < score) {
      above++;
    }
    if (above == 0 || above == scores.size()) {
      return probabilities.get(Math.min(above, scores.size() - 1));
    }
    double low = scores.get(above - 1);
    double share = (score - low) / (scores.get(above) - low);
    double from = probabilities.get(above - 1);
    double to = probabilities.get(above);
    return Math.min(to, from + share * (to - from));
  }

  @Override
  public String method() {
    return "isotonic";
  }

  private record Block(double from, double to, int positives, int rows) {
    double mean() {
      return (double) positives / rows;
    }

    Block join(Block above) {
      return new Block(from, above.to, positives + above.positives, rows + above.rows);
    }
  }
}
