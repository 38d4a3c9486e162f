package io.luxate.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Grey values from an image's stored samples: ITU-R BT.601 luma of red, green and blue, grey as it
 * is, all divided by the largest value the bit depth can hold, and composited on black where there
 * is alpha. The samples are read from the raster, so no colour management bends a grey scale.
 */
final class Luma {
  private static final double RED = 0.299;
  private static final double GREEN = 0.587;
  private static final double BLUE = 0.114;

  /** Grey values of 8-bit samples. */
  static final float[] EIGHT_BITS = new float[256];

  static {
    for (int i = 0; i < EIGHT_BITS.length; i++) {
      EIGHT_BITS[i] = (float) (i * (1.0 / 255));
    }
  }

  private Luma() {}

  static Grey of(BufferedImage image) throws UnusableImageException {
    if (image.getColorModel() instanceof IndexColorModel palette) {
      return ofPalette(image.getRaster(), palette);
    }
    return ofSamples(understandable(image));
  }

  private static Grey ofPalette(Raster raster, IndexColorModel palette) {
    float[] greys = new float[palette.getMapSize()];
    for (int i = 0; i < greys.length; i++) {
      double luma = luma(palette.getRed(i), palette.getGreen(i), palette.getBlue(i));
      greys[i] = (float) (luma / 255 * palette.getAlpha(i) / 255);
    }
    int width = raster.getWidth();
    int height = raster.getHeight();
    float[] values = new float[width * height];
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 0, row);
      for (int x = 0; x < width; x++) {
        values[y * width + x] = row[x] < greys.length ? greys[row[x]] : 0f;
      }
    }
    return new Grey(width, height, values);
  }

  /** Grey and RGB stay as they are; any other colour space (CMYK, CIELAB) goes to sRGB. */
  private static BufferedImage understandable(BufferedImage image) throws UnusableImageException {
    int type = image.getRaster().getTransferType();
    if (type != DataBuffer.TYPE_BYTE
        && type != DataBuffer.TYPE_USHORT
        && (type != DataBuffer.TYPE_INT || image.getColorModel().getComponentSize(0) > 16)) {
      throw new UnusableImageException(
          Refusal.UNREADABLE,
          "its samples are signed, floating point or longer than 16 bits;"
              + " export it with 8 or 16 bits per sample");
    }
    int space = image.getColorModel().getColorSpace().getType();
    if (space == ColorSpace.TYPE_GRAY || space == ColorSpace.TYPE_RGB) {
      return image;
    }
    BufferedImage rgb =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
    return new ColorConvertOp(null).filter(image, rgb);
  }

  private static Grey ofSamples(BufferedImage image) {
    Raster raster = image.getRaster();
    ColorModel model = image.getColorModel();
    int bands = raster.getNumBands();
    int colours = model.getNumColorComponents();
    double[] scale = new double[bands];
    for (int b = 0; b < bands; b++) {
      scale[b] = 1.0 / ((1L << model.getComponentSize(b)) - 1);
    }
    boolean weigh = model.hasAlpha() && !model.isAlphaPremultiplied();
    int width = raster.getWidth();
    int height = raster.getHeight();
    float[] values = new float[width * height];
    if (isPlainGrey(raster, model)) {
      byte[] row = new byte[width];
      for (int y = 0; y < height; y++) {
        raster.getDataElements(raster.getMinX(), raster.getMinY() + y, width, 1, row);
        for (int x = 0; x < width; x++) {
          values[y * width + x] = EIGHT_BITS[row[x] & 255];
        }
      }
      return new Grey(width, height, values);
    }
    int[] row = new int[width * bands];
    for (int y = 0; y < height; y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      for (int x = 0, at = 0; x < width; x++, at += bands) {
        double grey =
            colours == 1
                ? row[at] * scale[0]
                : luma(row[at] * scale[0], row[at + 1] * scale[1], row[at + 2] * scale[2]);
        if (weigh) {
          grey *= row[at + bands - 1] * scale[bands - 1];
        }
        values[y * width + x] = (float) grey;
      }
    }
    return new Grey(width, height, values);
  }

  /** One band of eight bits each in a byte of its own. */
  private static boolean isPlainGrey(Raster raster, ColorModel model) {
    return raster.getNumBands() == 1
        && raster.getSampleModel() instanceof ComponentSampleModel
        && raster.getTransferType() == DataBuffer.TYPE_BYTE
        && model.getComponentSize(0) == 8;
  }

  static double luma(double red, double green, double blue) {
    return RED * red + GREEN * green + BLUE * blue;
  }
}
