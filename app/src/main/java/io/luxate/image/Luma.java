package io.luxate.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Optional;

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

  /** What a decoder left, turned into grey one row at a time. */
  static Rows of(BufferedImage image) throws UnusableImageException {
    Raster raster = image.getRaster();
    if (image.getColorModel() instanceof IndexColorModel palette) {
      return new Samples(raster, new double[][] {greys(palette, raster)}, Optional.empty());
    }
    BufferedImage understood = understandable(image);
    ColorModel model = understood.getColorModel();
    boolean weighs = model.hasAlpha() && !model.isAlphaPremultiplied();
    return new Samples(
        understood.getRaster(),
        model.getNumColorComponents() == 1
            ? new double[][] {table(model, 0, 1)}
            : new double[][] {table(model, 0, RED), table(model, 1, GREEN), table(model, 2, BLUE)},
        weighs ? Optional.of(table(model, model.getNumComponents() - 1, 1)) : Optional.empty());
  }

  /** For every sample that the raster can hold; one beyond the palette is black. */
  private static double[] greys(IndexColorModel palette, Raster raster) {
    double[] greys = new double[1 << DataBuffer.getDataTypeSize(raster.getTransferType())];
    for (int i = 0; i < palette.getMapSize(); i++) {
      double luma = luma(palette.getRed(i), palette.getGreen(i), palette.getBlue(i));
      greys[i] = luma / 255 * palette.getAlpha(i) / 255;
    }
    return greys;
  }

  private static double[] table(ColorModel model, int band, double weight) {
    int largest = (1 << model.getComponentSize(band)) - 1;
    double[] table = new double[largest + 1];
    for (int i = 0; i <= largest; i++) {
      table[i] = weight * (i * (1.0 / largest));
    }
    return table;
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

  static double luma(double red, double green, double blue) {
    return RED * red + GREEN * green + BLUE * blue;
  }

  /**
   * A palette's numbers, grey, or red, green and blue, maybe with alpha, of up to 16 bits. What a
   * sample means is looked up, which is several times faster than making a floating-point number of
   * each.
   */
  private static final class Samples implements Rows {
    private final Raster raster;
    private final int bands;

    /** For each colour, what a sample of it adds to the grey. */
    private final double[][] colours;

    /** What a sample of the last band lets through, where it is alpha. */
    private final Optional<double[]> alpha;

    private final boolean inBytes;
    private final byte[] bytes;
    private final int[] samples;

    Samples(Raster raster, double[][] colours, Optional<double[]> alpha) {
      this.raster = raster;
      this.bands = raster.getNumBands();
      this.colours = colours;
      this.alpha = alpha;
      this.inBytes =
          raster.getSampleModel() instanceof ComponentSampleModel
              && raster.getTransferType() == DataBuffer.TYPE_BYTE;
      this.samples = new int[bands * raster.getWidth()];
      this.bytes = new byte[inBytes ? samples.length : 0];
    }

    @Override
    public int widthPx() {
      return raster.getWidth();
    }

    @Override
    public int heightPx() {
      return raster.getHeight();
    }

    @Override
    public void read(int y, float[] row) {
      fetch(raster.getMinY() + y);
      int width = widthPx();
      if (colours.length == 1) {
        for (int x = 0, at = 0; x < width; x++, at += bands) {
          row[x] = (float) look(colours[0], at);
        }
      } else {
        for (int x = 0, at = 0; x < width; x++, at += bands) {
          row[x] =
              (float) (look(colours[0], at) + look(colours[1], at + 1) + look(colours[2], at + 2));
        }
      }
      if (alpha.isPresent()) {
        for (int x = 0, at = bands - 1; x < width; x++, at += bands) {
          row[x] *= (float) look(alpha.get(), at);
        }
      }
    }

    /** Tables are powers of two long; a sample longer than its file said is cut. */
    private double look(double[] table, int at) {
      return table[samples[at] & table.length - 1];
    }

    /** Whole bytes come a row at a time, other samples one by one, which takes far longer. */
    private void fetch(int y) {
      int width = widthPx();
      if (!inBytes) {
        raster.getPixels(raster.getMinX(), y, width, 1, samples);
        return;
      }
      raster.getDataElements(raster.getMinX(), y, width, 1, bytes);
      for (int i = 0; i < bytes.length; i++) {
        samples[i] = bytes[i] & 255;
      }
    }
  }
}
