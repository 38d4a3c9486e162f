package io.luxate.phantom;

import io.luxate.Documents;
import io.luxate.image.Grey;
import io.luxate.image.ImageWriting;
import io.luxate.image.Lettering;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Draws a sheet of simulated radiographs to look at: {@code Montage JOINT SITE SEED FIRST COLUMNS
 * ROWS TILE_PX VIEW|all OUT.png}; dislocated ones on odd rows, located ones on even rows.
 */
public final class Montage {
  private Montage() {}

  public static void main(String[] args) {
    Joint joint = Joint.parse(args[0]);
    Site site = Site.parse(args[1]);
    long seed = Long.parseLong(args[2]);
    int columns = Integer.parseInt(args[4]);
    int rows = Integer.parseInt(args[5]);
    int tile = Integer.parseInt(args[6]);
    int sizePx = (int) (tile / 1.08 / Math.max(1, Look.of(site).pixels()));
    Grey sheet = Grey.black(columns * tile, rows * tile);
    int[] next = {Integer.parseInt(args[3]), Integer.parseInt(args[3])};
    for (int i = 0; i < columns * rows; i++) {
      boolean dislocated = i / columns % 2 == 0;
      Rendering rendering;
      do {
        rendering = Phantoms.render(joint, site, seed, next[dislocated ? 1 : 0]++, sizePx);
      } while (rendering.truth().dislocated() != dislocated
          || !(args[7].equals("all") || args[7].equals(rendering.truth().view())));
      paste(rendering, sheet, i % columns * tile, i / columns * tile, tile);
    }
    Documents.write(Path.of(args[8]), ImageWriting.png8(sheet));
  }

  private static void paste(Rendering rendering, Grey sheet, int left, int top, int tile) {
    Grey grey = rendering.grey();
    for (int y = 0; y < Math.min(tile, grey.heightPx()); y++) {
      for (int x = 0; x < Math.min(tile, grey.widthPx()); x++) {
        sheet.values()[(top + y) * sheet.widthPx() + left + x] = grey.at(x, y);
      }
    }
    Truth truth = rendering.truth();
    String text =
        String.format(
            Locale.ROOT,
            "%s %s %.0f",
            truth.view().substring(0, 2),
            truth.direction().substring(0, 4),
            truth.displacementMm());
    new Lettering(sheet, 1.2, 1f).text(text, left + 4, top + tile - 14, 9);
  }
}
