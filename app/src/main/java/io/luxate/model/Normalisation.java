package io.luxate.model;

import java.util.Arrays;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;

/**
 * What is done to grey values in 0..1 before the network sees them as three equal channels.
 *
 * <p>Such channels are mixtures of fewer {@link #planes}. A first convolution may therefore mix its
 * weights for the planes instead and answers the same with less work.
 */
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

  /**
   * How many planes the three channels are mixtures of: the grey values and, where something is
   * subtracted from them, a plane of ones.
   */
  int planes() {
    return this == NONE ? 1 : 2;
  }

  /**
   * A first convolution's weights for so many {@link #planes} in place of three channels.
   *
   * @param weight [outputs, 3, height, width]
   * @return [outputs, planes, height, width]
   */
  static Tensor mix(Tensor weight, long planes) {
    Normalisation normalisation =
        Stream.of(values()).filter(n -> n.planes() == planes).findFirst().orElseThrow();
    Tensor shares = Batch.tensor(normalisation.mixture(), 1, planes, 3, 1, 1);
    return weight.unsqueeze(1).mul(shares).sum(2).to(weight.scalar_type());
  }

  /** Each plane's share of each channel, plane by plane. */
  private float[] mixture() {
    float[] shares = new float[planes() * 3];
    for (int channel = 0; channel < 3; channel++) {
      shares[channel] = 1 / deviation[channel];
      if (planes() > 1) {
        shares[3 + channel] = -mean[channel] / deviation[channel];
      }
    }
    return shares;
  }

  float[] mean() {
    return mean.clone();
  }

  float[] deviation() {
    return deviation.clone();
  }
}
