package io.luxate.stats;

/**
 * Images of about the same probability, and how many of them are positive.
 *
 * @param low least probability of the bin
 * @param high greatest
 * @param meanProbability of the images in it, 0 to 1
 * @param observed the positives among them, which has Wilson's interval
 */
public record ReliabilityBin(double low, double high, double meanProbability, Proportion observed) {

  /** Mean probability less observed share; above 0 the model is too sure of positives. */
  public double gap() {
    return meanProbability - observed.value();
  }
}
