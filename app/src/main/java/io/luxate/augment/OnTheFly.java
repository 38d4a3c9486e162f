package io.luxate.augment;

import io.luxate.LuxateException;
import io.luxate.image.Affine;
import io.luxate.image.Framing;
import io.luxate.image.Radiograph;

/**
 * Network inputs drawn from a radiograph: framing and every geometric change are one affine map, so
 * the picture is resampled once; changes of grey follow. What lies beside the picture stays black.
 */
public final class OnTheFly {
  private static final float BESIDE = Float.NaN;

  private OnTheFly() {}

  /**
   * One varied view. The same arguments give the same view, whatever was drawn before.
   *
   * @param small the image; about 1.2 to 1.5 times {@code sizePx} on its longer side is best
   * @param sizePx side of the square that the network takes
   * @param seed one per run, image and epoch, see {@link Seeds#mix}
   */
  public static Radiograph draw(
      Radiograph small, Augmentation augmentation, Framing framing, int sizePx, long seed) {
    Draws draws = new Draws(Seeds.finish(seed));
    int framePx = framePx(augmentation, sizePx);
    Affine back =
        flips(augmentation, sizePx, draws)
            .then(
                Affine.translate(
                    draws.between(0, framePx - sizePx), draws.between(0, framePx - sizePx)))
            .then(distortion(augmentation, framePx, draws).inverse())
            .then(framing.back(small.pixels().widthPx(), small.pixels().heightPx(), framePx));
    Radiograph seen = small.warp("drawn with seed " + seed, sizePx, sizePx, back, BESIDE);
    Tones.change(seen.pixels(), augmentation, draws);
    return seen;
  }

  private static int framePx(Augmentation augmentation, int sizePx) {
    int framePx = augmentation.cropFromPx() == 0 ? sizePx : augmentation.cropFromPx();
    if (framePx < sizePx) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          "augmentation cropFromPx is "
              + framePx
              + ", but the network takes "
              + sizePx
              + " px; give at least that, or 0 for no cropping");
    }
    return framePx;
  }

  private static Affine flips(Augmentation augmentation, int sizePx, Draws draws) {
    boolean horizontal = draws.happens(augmentation.flipHorizontalProbability());
    boolean vertical = draws.happens(augmentation.flipVerticalProbability());
    return new Affine(
        horizontal ? -1 : 1,
        0,
        horizontal ? sizePx : 0,
        0,
        vertical ? -1 : 1,
        vertical ? sizePx : 0);
  }

  /** The change of the framed picture about its middle: aspect and size, shear, turn, shift. */
  private static Affine distortion(Augmentation augmentation, int framePx, Draws draws) {
    double scale = draws.factor(augmentation.scaleFraction());
    double aspect = Math.sqrt(draws.factor(augmentation.aspectFraction()));
    double shear = draws.within(augmentation.shearDegrees());
    double turn = draws.within(augmentation.rotationDegrees());
    double shift = augmentation.translateFraction() * framePx;
    return Distortion.about(
            framePx / 2.0, framePx / 2.0, scale * aspect, scale / aspect, shear, turn)
        .then(Affine.translate(draws.within(shift), draws.within(shift)));
  }
}
