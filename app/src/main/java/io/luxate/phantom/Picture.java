package io.luxate.phantom;

import io.luxate.image.Affine;
import io.luxate.image.Grey;
import io.luxate.image.ImageWriting;
import java.awt.image.BufferedImage;

/**
 * A finished picture before it is a file.
 *
 * @param moved from the pixels of the first exposure to those of this picture
 * @param form how it is to be written
 */
record Picture(Grey grey, Affine moved, Form form) {

  /** The file: its kind, the quality of a JPEG, and the colours that stand for black and white. */
  record Form(Kind kind, double quality, int dark, int light) {
    static final Form PNG = new Form(Kind.PNG, 1, 0x000000, 0xFFFFFF);

    boolean isGrey() {
      return dark == 0x000000 && light == 0xFFFFFF;
    }

    String extension() {
      return kind == Kind.JPEG || kind == Kind.JPEG_RGB ? "jpg" : "png";
    }
  }

  /** Kinds of files. */
  enum Kind {
    PNG,
    PNG_16,
    JPEG,
    JPEG_RGB,
    PNG_RGB
  }

  byte[] encoded() {
    return switch (form.kind) {
      case PNG -> ImageWriting.png8(grey);
      case PNG_16 -> ImageWriting.png16(grey);
      case PNG_RGB -> ImageWriting.png(coloured());
      case JPEG -> ImageWriting.jpeg(ImageWriting.image8(grey), form.quality);
      case JPEG_RGB -> ImageWriting.jpeg(coloured(), form.quality);
    };
  }

  private BufferedImage coloured() {
    int w = grey.widthPx();
    BufferedImage image = new BufferedImage(w, grey.heightPx(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < grey.heightPx(); y++) {
      for (int x = 0; x < w; x++) {
        float v = Math.min(Math.max(grey.at(x, y), 0), 1);
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
          int a = form.dark >> shift & 255;
          int b = form.light >> shift & 255;
          rgb |= (int) (a + v * (b - a) + 0.5f) << shift;
        }
        image.setRGB(x, y, rgb);
      }
    }
    return image;
  }
}
