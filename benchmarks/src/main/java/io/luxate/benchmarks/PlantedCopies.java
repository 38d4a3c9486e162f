package io.luxate.benchmarks;

import io.luxate.image.ImageWriting;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Copies a set of images and plants changed copies of some of them on another side, so that an
 * audit can be measured: {@code PlantedCopies SET OUT COPIES_OF_EACH_KIND SEED}. {@code
 * OUT/truth.csv} says which copy is of which image, and how it was changed.
 */
public final class PlantedCopies {
  private static final String[] KINDS = {
    "turn90",
    "turn180",
    "turn270",
    "turn",
    "mirror",
    "upend",
    "cut10",
    "cut20",
    "cut30",
    "jpeg50",
    "jpeg30",
    "jpeg10",
    "invert",
    "annotate",
    "letterbox",
    "half",
    "gamma",
    "affine",
    "mixed"
  };

  private final Random draw;
  private final Path set;
  private final Path out;

  private PlantedCopies(Path set, Path out, long seed) {
    this.draw = new Random(seed);
    this.set = set;
    this.out = out;
  }

  public static void main(String[] args) throws IOException {
    new PlantedCopies(Path.of(args[0]), Path.of(args[1]), Long.parseLong(args[3]))
        .plant(Integer.parseInt(args[2]));
  }

  private void plant(int ofEachKind) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(set)) {
      walk.filter(Files::isRegularFile).sorted().forEach(files::add);
    }
    for (Path file : files) {
      Path target = out.resolve(set.relativize(file));
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    }
    Collections.shuffle(files, draw);
    StringBuilder truth = new StringBuilder("image,copy,change\n");
    int next = 0;
    for (String kind : KINDS) {
      for (int i = 0; i < ofEachKind; i++) {
        Path file = files.get(next++ % files.size());
        BufferedImage picture = ImageIO.read(file.toFile());
        String path = set.relativize(file).toString();
        String copy = Path.of(other(path)).resolveSibling("copy_" + kind + "_" + i).toString();
        Files.createDirectories(out.resolve(copy).getParent());
        Files.write(out.resolve(copy), changed(kind, picture));
        truth.append(path).append(',').append(copy).append(',').append(kind).append('\n');
      }
    }
    Files.writeString(out.resolve("truth.csv"), truth);
  }

  /** The path on another side. */
  private static String other(String path) {
    return path.startsWith("train/")
        ? path.replaceFirst("train/", "val/")
        : path.replaceFirst("val/|test/", "train/");
  }

  private byte[] changed(String kind, BufferedImage picture) {
    int w = picture.getWidth();
    int h = picture.getHeight();
    return switch (kind) {
      case "turn90" -> png(turned(picture, 90));
      case "turn180" -> png(turned(picture, 180));
      case "turn270" -> png(turned(picture, 270));
      case "turn" -> png(turned(picture, draw.nextInt(360)));
      case "mirror" -> png(seen(picture, new AffineTransform(-1, 0, 0, 1, w, 0), w, h));
      case "upend" -> png(seen(picture, new AffineTransform(1, 0, 0, -1, 0, h), w, h));
      case "cut10" -> png(cut(picture, 0.1));
      case "cut20" -> png(cut(picture, 0.2));
      case "cut30" -> png(cut(picture, 0.3));
      case "jpeg50" -> ImageWriting.jpeg(whole(picture), 0.5);
      case "jpeg30" -> ImageWriting.jpeg(whole(picture), 0.3);
      case "jpeg10" -> ImageWriting.jpeg(whole(picture), 0.1);
      case "invert" -> png(graded(picture, grey -> 255 - grey));
      case "annotate" -> png(annotated(picture));
      case "letterbox" ->
          png(
              seen(
                  picture,
                  AffineTransform.getTranslateInstance(w / 5.0, h / 12.0),
                  w * 7 / 5,
                  h * 7 / 6));
      case "half" -> png(scaled(picture, 0.5));
      case "gamma" -> png(graded(picture, grey -> (int) (255 * Math.pow(grey / 255.0, 0.6))));
      case "affine" -> png(affine(picture));
      default ->
          ImageWriting.jpeg(
              scaled(
                  cut(
                      seen(
                          graded(picture, grey -> 255 - grey),
                          new AffineTransform(-1, 0, 0, 1, w, 0),
                          w,
                          h),
                      0.15),
                  0.8),
              0.3);
    };
  }

  private static byte[] png(BufferedImage picture) {
    return ImageWriting.png(picture);
  }

  private static BufferedImage whole(BufferedImage picture) {
    return seen(picture, new AffineTransform(), picture.getWidth(), picture.getHeight());
  }

  private static BufferedImage seen(BufferedImage picture, AffineTransform how, int w, int h) {
    BufferedImage copy = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = copy.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(picture, how, null);
    pen.dispose();
    return copy;
  }

  /** On a canvas that holds all of it. */
  private static BufferedImage turned(BufferedImage picture, int degrees) {
    double cosine = Math.abs(Math.cos(Math.toRadians(degrees)));
    double sine = Math.abs(Math.sin(Math.toRadians(degrees)));
    int w = (int) Math.round(picture.getWidth() * cosine + picture.getHeight() * sine);
    int h = (int) Math.round(picture.getWidth() * sine + picture.getHeight() * cosine);
    AffineTransform turn = AffineTransform.getTranslateInstance(w / 2.0, h / 2.0);
    turn.rotate(Math.toRadians(degrees));
    turn.translate(-picture.getWidth() / 2.0, -picture.getHeight() / 2.0);
    return seen(picture, turn, w, h);
  }

  /** Without that share of each side, from a place drawn. */
  private BufferedImage cut(BufferedImage picture, double share) {
    int w = (int) (picture.getWidth() * (1 - share));
    int h = (int) (picture.getHeight() * (1 - share));
    int x = draw.nextInt(picture.getWidth() - w + 1);
    int y = draw.nextInt(picture.getHeight() - h + 1);
    return seen(picture, AffineTransform.getTranslateInstance(-x, -y), w, h);
  }

  private static BufferedImage graded(
      BufferedImage picture, java.util.function.IntUnaryOperator grade) {
    BufferedImage copy = whole(picture);
    for (int y = 0; y < copy.getHeight(); y++) {
      for (int x = 0; x < copy.getWidth(); x++) {
        int grey = grade.applyAsInt(copy.getRGB(x, y) & 0xff);
        copy.setRGB(x, y, grey << 16 | grey << 8 | grey);
      }
    }
    return copy;
  }

  private static BufferedImage annotated(BufferedImage picture) {
    BufferedImage copy = whole(picture);
    int w = copy.getWidth();
    int h = copy.getHeight();
    Graphics2D pen = copy.createGraphics();
    pen.setColor(Color.WHITE);
    pen.setStroke(new BasicStroke(Math.max(2, w / 60f)));
    pen.drawLine(w / 5, h / 5, w / 2, h / 2);
    pen.drawOval(w / 3, h / 3, w / 3, h / 3);
    pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, Math.max(10, w / 12)));
    pen.drawString("Fig. 3 L", w / 10, h - h / 8);
    pen.dispose();
    return copy;
  }

  private static BufferedImage scaled(BufferedImage picture, double scale) {
    int w = (int) (picture.getWidth() * scale);
    int h = (int) (picture.getHeight() * scale);
    BufferedImage copy = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = copy.createGraphics();
    pen.drawImage(picture.getScaledInstance(w, h, Image.SCALE_AREA_AVERAGING), 0, 0, null);
    pen.dispose();
    return copy;
  }

  /** As the paper's static augmentation: scaled by 1/1.2 to 1.2 on each axis, sheared, shifted. */
  private BufferedImage affine(BufferedImage picture) {
    AffineTransform map =
        new AffineTransform(
            1 / 1.2 + draw.nextDouble() * 0.36,
            0.1 * (draw.nextDouble() - 0.5),
            0.2 * (draw.nextDouble() - 0.5),
            1 / 1.2 + draw.nextDouble() * 0.36,
            draw.nextInt(40) - 20,
            draw.nextInt(40) - 20);
    return seen(picture, map, picture.getWidth(), picture.getHeight());
  }
}
