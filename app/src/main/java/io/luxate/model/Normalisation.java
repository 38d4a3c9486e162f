package io.luxate.model;

import java.util.Arrays;

/** What is done to grey values in 0..1 before the network sees them as three equal channels. */
@SuppressWarnings("ImmutableEnumChecker") // the arrays stay inside
public enum Normalisation {
  /** Nothing, as the paper's group did. */
  NONE(new float[] {0, 0, 0}, new float[] {1, 1, 1}),
  /** Minus the mean and over the standard deviation of ImageNet's red, green and blue. */
  IMAGENET(new float[] {0.485f, 0.456f, 0.406f}, new float[] {0.229f, 0.224f, 0.225f});

  private final float[] mean;
  private final float[] deviation;

  Normalisation(float[] mean, float[] deviation) {
    this.mean = mean;
    this.deviation = deviation;
  }

  /** What is done, in words. */
  public String words() {
    return this == NONE
        ? "Three equal channels, not normalised."
        : "Three equal channels, minus "
            + Arrays.toString(mean)
            + " and over "
            + Arrays.toString(deviation)
            + ".";
  }

  float[] mean() {
    return mean.clone();
  }

  float[] deviation() {
    return deviation.clone();
  }
}
