package io.luxate.curate.content;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifIFD0Directory;
import io.luxate.image.Origin;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * Every n-th pixel of a picture in colour.
 *
 * @param rgb {@code rgb[y * width + x]}, 0xRRGGBB
 * @param step how many pixels of the file lie between two of these
 * @param upright whether places in it are places in the upright picture
 */
@SuppressWarnings("ArrayRecordComponent") // pixels
record Colours(int width, int height, int[] rgb, int step, boolean upright) {
  private static final int LONGER_SIDE = 512;

  /** Empty for a picture that holds no colour. */
  static Optional<Colours> of(Origin origin, byte[] bytes) {
    boolean mayHaveAPalette = origin.format().equals("gif") || origin.bitsPerSample() <= 8;
    if (origin.channels() < 3 && !(mayHaveAPalette && !origin.format().equals("jpeg"))) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(ImageIO.read(new ByteArrayInputStream(bytes)))
          .map(image -> of(image, upright(bytes)))
          .filter(Colours::anyColour);
    } catch (IOException | RuntimeException e) {
      // it has been decoded once already in grey; whatever stops its colours, grey is enough
      return Optional.empty();
    }
  }

  private static Colours of(BufferedImage image, boolean upright) {
    int longer = Math.max(image.getWidth(), image.getHeight());
    int step = Math.max(1, (longer + LONGER_SIDE - 1) / LONGER_SIDE);
    int width = (image.getWidth() + step - 1) / step;
    int height = (image.getHeight() + step - 1) / step;
    int[] rgb = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        rgb[y * width + x] = image.getRGB(x * step, y * step) & 0xffffff;
      }
    }
    return new Colours(width, height, rgb, step, upright);
  }

  private static boolean upright(byte[] bytes) {
    try {
      return Optional.ofNullable(
              ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes))
                  .getFirstDirectoryOfType(ExifIFD0Directory.class))
          .map(exif -> exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION))
          .map(orientation -> orientation == 1)
          .orElse(true);
    } catch (ImageProcessingException | IOException e) {
      return true; // no metadata, so nothing that turns it
    }
  }

  private boolean anyColour() {
    for (int i = 0; i < rgb.length; i++) {
      if (chroma(i) > 0) {
        return true;
      }
    }
    return false;
  }

  int red(int i) {
    return rgb[i] >> 16 & 255;
  }

  int green(int i) {
    return rgb[i] >> 8 & 255;
  }

  int blue(int i) {
    return rgb[i] & 255;
  }

  /** 0 to 255. */
  int brightness(int i) {
    return (red(i) + green(i) + blue(i)) / 3;
  }

  /** The largest of red, green and blue less the smallest, 0 to 255. */
  int chroma(int i) {
    int most = Math.max(red(i), Math.max(green(i), blue(i)));
    int least = Math.min(red(i), Math.min(green(i), blue(i)));
    return most - least;
  }

  /** The hue in degrees, 0 to 360. */
  double hue(int i) {
    double a = red(i) - 0.5 * (green(i) + blue(i));
    double b = Math.sqrt(3) / 2 * (green(i) - blue(i));
    return (Math.toDegrees(Math.atan2(b, a)) + 360) % 360;
  }
}
