package io.luxate.augment;

import io.luxate.LuxateException;

/**
 * How far training images are varied on the fly; 0 means never. A recipe states every number.
 *
 * @param cropFromPx the side the image is framed to before a window of the network's side is cut
 *     from it, at random in training and from the middle otherwise; 0 for no cropping
 * @param rotationDegrees turned by up to this much either way, 0 to 180
 * @param translateFraction shifted along each axis by up to this part of the side, 0 to 0.5
 * @param scaleFraction scaled by 1 / (1 + f) to 1 + f, 0 to 1
 * @param aspectFraction one axis scaled against the other by 1 / (1 + f) to 1 + f, 0 to 1
 * @param shearDegrees sheared by up to this much either way, 0 to 45
 * @param flipHorizontalProbability left and right exchanged, 0 to 1
 * @param flipVerticalProbability top and bottom exchanged, 0 to 1
 * @param brightnessFraction all values times 1 - f to 1 + f, 0 to 1
 * @param contrastFraction the distance from the mean times 1 - f to 1 + f, 0 to 1
 * @param gammaFraction values to the power of 1 / (1 + f) to 1 + f, 0 to 4
 * @param invertProbability black and white exchanged, 0 to 1
 * @param blurSigmaPx blurred by a Gaussian of up to this standard deviation, 0 to 10
 * @param noiseSd noise of up to this standard deviation, where white is 1; 0 to 1
 * @param eraseProbability a rectangle painted over with one grey, 0 to 1
 * @param eraseMaxFraction of the picture's area that the rectangle takes at most, 0 to 0.5
 */
public record Augmentation(
    int cropFromPx,
    double rotationDegrees,
    double translateFraction,
    double scaleFraction,
    double aspectFraction,
    double shearDegrees,
    double flipHorizontalProbability,
    double flipVerticalProbability,
    double brightnessFraction,
    double contrastFraction,
    double gammaFraction,
    double invertProbability,
    double blurSigmaPx,
    double noiseSd,
    double eraseProbability,
    double eraseMaxFraction) {

  /** Images as they are. */
  public static final Augmentation NONE =
      new Augmentation(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  public Augmentation {
    require("cropFromPx", cropFromPx, 4096);
    require("rotationDegrees", rotationDegrees, 180);
    require("translateFraction", translateFraction, 0.5);
    require("scaleFraction", scaleFraction, 1);
    require("aspectFraction", aspectFraction, 1);
    require("shearDegrees", shearDegrees, 45);
    require("flipHorizontalProbability", flipHorizontalProbability, 1);
    require("flipVerticalProbability", flipVerticalProbability, 1);
    require("brightnessFraction", brightnessFraction, 1);
    require("contrastFraction", contrastFraction, 1);
    require("gammaFraction", gammaFraction, 4);
    require("invertProbability", invertProbability, 1);
    require("blurSigmaPx", blurSigmaPx, 10);
    require("noiseSd", noiseSd, 1);
    require("eraseProbability", eraseProbability, 1);
    require("eraseMaxFraction", eraseMaxFraction, 0.5);
  }

  private static void require(String key, double value, double most) {
    if (!(value >= 0 && value <= most)) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          "augmentation " + key + " is " + value + "; it must be between 0 and " + most);
    }
  }
}
