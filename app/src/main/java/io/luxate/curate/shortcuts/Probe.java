package io.luxate.curate.shortcuts;

import com.fasterxml.jackson.annotation.JsonValue;
import io.luxate.dataset.Item;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** One thing about an image from which its label should not be told. */
public enum Probe {
  /** The file around the picture: format, size, shape, bit depth, compression. */
  FILE("the file: format, size, shape, bit depth, JPEG tables", 0.5, 0.75),

  /** The outermost twentieth of the picture on its four sides. */
  BORDER("the border alone", 0.6, 0.8),

  /** The four corners, where side markers and names of patients stand. */
  CORNERS("the corners alone", 0.6, 0.8),

  /** Small bright marks with sharp edges, wherever they stand. */
  LETTERING("burned-in text and markers alone", 0.6, 0.8),

  /** The whole picture, too coarse to show how a joint stands. */
  BLUR("the picture blurred to 8 x 8 cells", 0.75, 0.9),

  /** The picture without its middle, where a joint is expected. */
  CENTRE_MASKED("the picture with its centre masked", 0.75, 0.9),

  /** Where the image came from: its site and its source, as the table names them. */
  SOURCE("the site and source of the table", 0.5, 0.75);

  private final String sees;
  private final double honest;
  private final double limit;

  Probe(String sees, double honest, double limit) {
    this.sees = sees;
    this.honest = honest;
    this.limit = limit;
  }

  /** The name in files: {@code file}, {@code centre-masked}, ... */
  @JsonValue
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What it sees, in words. */
  public String sees() {
    return sees;
  }

  /**
   * The AUROC up to which the body itself may tell the label: 0.5 where none of it is seen. A
   * dislocated limb hangs otherwise, which its shaft at the border and the dim whole may show.
   */
  double honestAuroc() {
    return honest;
  }

  /** The AUROC from which a classifier would rather learn this than the joint. */
  double shortcutAuroc() {
    return limit;
  }

  /** What it sees of each image, as numbers; of the same length for every image. */
  double[][] look(List<Item> items) {
    return switch (this) {
      case FILE -> each(items, FileTraits::of);
      case BORDER -> each(items, item -> Sight.border(item.small().pixels()));
      case CORNERS -> each(items, item -> Sight.corners(item.small().pixels()));
      case LETTERING -> each(items, item -> Marks.of(item.small().pixels()));
      case BLUR -> each(items, item -> Sight.blurred(item.small().pixels()));
      case CENTRE_MASKED -> each(items, item -> Sight.around(item.small().pixels()));
      case SOURCE -> Origins.of(items);
    };
  }

  private static double[][] each(List<Item> items, Function<Item, double[]> look) {
    return items.stream().map(look).toArray(double[][]::new);
  }
}
