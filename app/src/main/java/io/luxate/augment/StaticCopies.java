package io.luxate.augment;

import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.Progress;
import io.luxate.image.Affine;
import io.luxate.image.ImageWriting;
import io.luxate.image.Kept;
import io.luxate.image.Radiograph;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The paper's static augmentation: copies written to disk once before training, of training images
 * only. From each image come the image itself, turns all around with the canvas enlarged so that no
 * corner is lost, one distorted copy, and one distorted and slightly turned copy.
 *
 * @param rotationStepDegrees the turns are every multiple of this below 360; 30 gives 11
 * @param translatePx shift along each axis, up to this many pixels of the original file
 * @param scaleFraction each axis scaled by 1 / (1 + f) to 1 + f
 * @param shearDegrees sheared by up to this much
 * @param turnDegrees how far the last copy is turned at most
 */
public record StaticCopies(
    double rotationStepDegrees,
    double translatePx,
    double scaleFraction,
    double shearDegrees,
    double turnDegrees) {

  private static final String RECORD = "copies.json";
  private static final Pattern COPY =
      Pattern.compile("[0-9a-f]{64}-\\d+x\\d+-(original|affine|affine-turn|turn-[\\d.]+)\\.png");

  /** What a folder of copies was made with; another seed or other limits make it worthless. */
  record Made(StaticCopies copies, long seed) {}

  public StaticCopies {
    if (!(rotationStepDegrees >= 5
        && rotationStepDegrees <= 360
        && translatePx >= 0
        && scaleFraction >= 0
        && scaleFraction <= 1
        && shearDegrees >= 0
        && shearDegrees <= 45
        && turnDegrees >= 0
        && turnDegrees <= 180)) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          "static copies need rotationStepDegrees 5 to 360, translatePx from 0, scaleFraction 0 to"
              + " 1, shearDegrees 0 to 45 and turnDegrees 0 to 180");
    }
  }

  /**
   * Writes the copies as PNG, 8 bits or as deep as 16 where the original was deeper than 8. A file
   * that an earlier, interrupted call with the same seed and limits has finished is kept.
   *
   * @param training images of the training side only
   * @return for each image, in order, its files, the image itself first
   */
  public List<List<Path>> write(List<Kept> training, Path folder, long seed, Progress progress) {
    boolean resume = isMadeWith(folder, seed);
    if (!resume) {
      removeCopies(folder);
      Documents.writeJson(folder.resolve(RECORD), new Made(this, seed));
    }
    List<List<Path>> files = new ArrayList<>();
    for (Kept image : training) {
      files.add(write(image.radiograph(), folder, seed, resume));
      progress.update("writing copies", files.size(), training.size(), "");
    }
    return files;
  }

  private List<Path> write(Radiograph image, Path folder, long seed, boolean resume) {
    String name =
        image.origin().sha256() + "-" + image.pixels().widthPx() + "x" + image.pixels().heightPx();
    Draws draws = new Draws(Seeds.mix(seed, Seeds.of(image.origin().sha256())));
    Affine distorted = distorted(image, draws, 0);
    Affine turned = distorted(image, draws, draws.within(turnDegrees));
    List<Path> files = new ArrayList<>();
    files.add(save(folder.resolve(name + "-original.png"), resume, () -> image));
    for (double turn = rotationStepDegrees; turn < 360 - 1e-9; turn += rotationStepDegrees) {
      double degrees = turn;
      String suffix = String.format(Locale.ROOT, "-turn-%05.1f.png", degrees);
      files.add(save(folder.resolve(name + suffix), resume, () -> turnedAround(image, degrees)));
    }
    files.add(save(folder.resolve(name + "-affine.png"), resume, () -> seen(image, distorted)));
    files.add(save(folder.resolve(name + "-affine-turn.png"), resume, () -> seen(image, turned)));
    return files;
  }

  private Affine distorted(Radiograph image, Draws draws, double turn) {
    double w = image.pixels().widthPx();
    double h = image.pixels().heightPx();
    double shift = translatePx * w / image.geometry().originalWidthPx();
    double scaleX = draws.factor(scaleFraction);
    double scaleY = draws.factor(scaleFraction);
    double shear = draws.within(shearDegrees);
    return Distortion.about(w / 2, h / 2, scaleX, scaleY, shear, turn)
        .then(Affine.translate(draws.within(shift), draws.within(shift)));
  }

  private static Radiograph seen(Radiograph image, Affine forth) {
    int w = image.pixels().widthPx();
    int h = image.pixels().heightPx();
    return image.warp("static affine", w, h, forth.inverse(), 0f);
  }

  /** Turned about its middle on a canvas that holds all of it. */
  static Radiograph turnedAround(Radiograph image, double degrees) {
    double w = image.pixels().widthPx();
    double h = image.pixels().heightPx();
    double cos = Math.abs(StrictMath.cos(Math.toRadians(degrees)));
    double sin = Math.abs(StrictMath.sin(Math.toRadians(degrees)));
    int width = (int) Math.ceil(w * cos + h * sin - 1e-6);
    int height = (int) Math.ceil(w * sin + h * cos - 1e-6);
    Affine back =
        Affine.translate(-width / 2.0, -height / 2.0)
            .then(Affine.rotate(-degrees, 0, 0))
            .then(Affine.translate(w / 2, h / 2));
    return image.warp("static turn by " + degrees + " degrees", width, height, back, 0f);
  }

  private static Path save(Path file, boolean resume, Supplier<Radiograph> copy) {
    if (!(resume && Files.exists(file))) {
      Radiograph made = copy.get();
      if (made.origin().bitsPerSample() > 8) {
        Documents.write(file, ImageWriting.png16(made.pixels()));
      } else {
        Documents.write(file, ImageWriting.png8(made.pixels()));
      }
    }
    return file;
  }

  /** Copies of another seed must be gone before the record says that this seed made them. */
  private static void removeCopies(Path folder) {
    try {
      Files.createDirectories(folder);
      try (DirectoryStream<Path> old = Files.newDirectoryStream(folder, "*-*x*-*.png")) {
        for (Path file : old) {
          if (COPY.matcher(String.valueOf(file.getFileName())).matches()) {
            Files.delete(file);
          }
        }
      }
    } catch (IOException e) {
      throw new LuxateException(
          LuxateException.Kind.RESOURCE,
          "cannot prepare " + folder + " (" + e + "); check the folder and its permissions",
          e);
    }
  }

  private boolean isMadeWith(Path folder, long seed) {
    Path made = folder.resolve(RECORD);
    return Files.exists(made)
        && Documents.readText(made).equals(Documents.json(new Made(this, seed)) + "\n");
  }
}
