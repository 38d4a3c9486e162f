package io.luxate.curate.duplicates;

import io.luxate.image.Grey;
import io.luxate.image.ImageWriting;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** Copies as they come about: turned, cut, compressed, drawn upon. */
enum Copies {
  TURNED_BY_A_QUARTER {
    @Override
    byte[] of(BufferedImage picture) {
      AffineTransform turn = new AffineTransform(0, 1, -1, 0, picture.getHeight(), 0);
      return ImageWriting.png(seen(picture, turn, picture.getHeight(), picture.getWidth()));
    }
  },
  TURNED_BY_30_DEGREES {
    @Override
    byte[] of(BufferedImage picture) {
      int side = picture.getWidth();
      AffineTransform turn =
          AffineTransform.getRotateInstance(Math.toRadians(30), side / 2.0, side / 2.0);
      return ImageWriting.png(seen(picture, turn, side, side));
    }
  },
  MIRRORED {
    @Override
    byte[] of(BufferedImage picture) {
      int side = picture.getWidth();
      return ImageWriting.png(
          seen(picture, new AffineTransform(-1, 0, 0, 1, side, 0), side, picture.getHeight()));
    }
  },
  CUT_BY_A_QUARTER {
    @Override
    byte[] of(BufferedImage picture) {
      int side = picture.getWidth() * 3 / 4;
      return ImageWriting.png(
          seen(picture, AffineTransform.getTranslateInstance(-30, -40), side, side));
    }
  },
  HALF_THE_SIZE {
    @Override
    byte[] of(BufferedImage picture) {
      int width = picture.getWidth() / 2;
      int height = picture.getHeight() / 2;
      BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      Graphics2D pen = copy.createGraphics();
      pen.drawImage(
          picture.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
      pen.dispose();
      return ImageWriting.png(copy);
    }
  },
  INVERTED {
    @Override
    byte[] of(BufferedImage picture) {
      BufferedImage copy = whole(picture);
      for (int y = 0; y < copy.getHeight(); y++) {
        for (int x = 0; x < copy.getWidth(); x++) {
          copy.setRGB(x, y, ~copy.getRGB(x, y));
        }
      }
      return ImageWriting.png(copy);
    }
  },
  COMPRESSED {
    @Override
    byte[] of(BufferedImage picture) {
      return ImageWriting.jpeg(picture, 0.4);
    }
  },
  DRAWN_UPON {
    @Override
    byte[] of(BufferedImage picture) {
      BufferedImage copy = whole(picture);
      Graphics2D pen = copy.createGraphics();
      pen.setColor(Color.WHITE);
      pen.setStroke(new BasicStroke(4));
      pen.drawLine(20, 20, 120, 110);
      pen.drawOval(90, 80, 70, 70);
      pen.dispose();
      return ImageWriting.png(copy);
    }
  },
  LETTERBOXED {
    @Override
    byte[] of(BufferedImage picture) {
      return ImageWriting.png(
          seen(
              picture,
              AffineTransform.getTranslateInstance(60, 0),
              picture.getWidth() + 120,
              picture.getHeight()));
    }
  };

  abstract byte[] of(BufferedImage picture);

  byte[] of(Grey picture) {
    return of(ImageWriting.image8(picture));
  }

  private static BufferedImage whole(BufferedImage picture) {
    return seen(picture, new AffineTransform(), picture.getWidth(), picture.getHeight());
  }

  private static BufferedImage seen(
      BufferedImage picture, AffineTransform how, int widthPx, int heightPx) {
    BufferedImage copy = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = copy.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(picture, how, null);
    pen.dispose();
    return copy;
  }
}
