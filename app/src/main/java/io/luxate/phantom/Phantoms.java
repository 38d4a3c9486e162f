package io.luxate.phantom;

import io.luxate.Crew;
import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Makes simulated radiographs, one at a time in memory or as a set of files. Every image follows
 * from (joint, site, seed, index, size) alone; other seeds and other sites hold other patients.
 */
public final class Phantoms {
  private static final String LICENCE = "Apache-2.0";

  private Phantoms() {}

  /**
   * One image as the site shows it, before it becomes a file (no colour, no JPEG). Images 0 and 1,
   * 2 and 3, and so on hold one label each; the longer side is about {@code sizePx} times the
   * site's own factor (1, but 0.8 at hospital B and 1.15 at C).
   */
  public static Rendering render(Joint joint, Site site, long seed, int index, int sizePx) {
    check(index, sizePx);
    Exposure.Developed developed = Exposure.of(joint, site, seed, index, sizePx);
    return new Rendering(developed.picture().grey(), developed.truth());
  }

  /**
   * Writes {@code count} images under {@code out/images}, the manifest {@code images.csv} and
   * {@code truth.json} (see {@link TruthFile}); half of them dislocated, one less when {@code
   * count} is odd. The content depends on neither threads nor machine; JPEG and PNG bytes may
   * differ between builds of Java whose encoders differ.
   */
  public static void write(
      Joint joint, int count, Site site, long seed, int sizePx, Path out, Progress progress) {
    check(count, sizePx);
    List<Truth> truths =
        Crew.each(
            "phantom " + joint + " " + site,
            IntStream.range(0, count).boxed().toList(),
            index -> "",
            index -> writeImage(joint, site, seed, index, sizePx, out),
            progress);
    SetTable.write(joint, truths, LICENCE, out);
    Documents.writeJson(
        out.resolve("truth.json"),
        new TruthFile(joint.toString(), site.toString(), seed, count, sizePx, truths));
  }

  private static void check(int number, int sizePx) {
    if (number < 0) {
      throw new LuxateException(
          LuxateException.Kind.USER, "there are no " + number + " images; ask for 1 or more");
    }
    if (sizePx < 48 || sizePx > 4096) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          "a side of " + sizePx + " px cannot be simulated; ask for 48 to 4096");
    }
  }

  private static Truth writeImage(
      Joint joint, Site site, long seed, int index, int sizePx, Path out) {
    Exposure.Developed developed = Exposure.of(joint, site, seed, index, sizePx);
    String path =
        String.format(
            Locale.ROOT, "images/%04d.%s", index + 1, developed.picture().form().extension());
    Documents.write(out.resolve(path), developed.picture().encoded());
    return developed.truth().at(path);
  }
}
