package io.luxate.curate.shortcuts;

import io.luxate.dataset.Item;
import io.luxate.image.Grey;
import io.luxate.image.Lettering;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The mean picture of each class side by side, and with two classes their difference: a marker, a
 * border or another framing that only one class has stands out where a joint's shape blurs away.
 */
public final class MeanPictures {
  private static final int TILE_PX = 320;
  private static final int TITLE_PX = 28;
  private static final int GAP_PX = 12;
  private static final double LETTER_PX = 14;
  private static final int MOST_LETTERS = 22;

  private record Tile(String title, Grey picture) {}

  private MeanPictures() {}

  /** One row of tiles, the classes in the order of their names. */
  public static Grey sheet(List<Item> items) {
    Map<String, List<Item>> classes = new TreeMap<>();
    for (Item item : items) {
      classes.computeIfAbsent(item.label(), label -> new ArrayList<>()).add(item);
    }
    List<Tile> tiles = new ArrayList<>();
    classes.forEach(
        (label, members) ->
            tiles.add(new Tile(label.replace('_', ' ') + "  n " + members.size(), mean(members))));
    if (tiles.size() == 2) {
      tiles.add(difference(tiles.get(0).picture(), tiles.get(1).picture()));
    }
    Grey sheet =
        Grey.black(tiles.size() * (TILE_PX + GAP_PX) + GAP_PX, TILE_PX + TITLE_PX + GAP_PX);
    Lettering pen = new Lettering(sheet, LETTER_PX / 8, 1f);
    for (int i = 0; i < tiles.size(); i++) {
      int left = GAP_PX + i * (TILE_PX + GAP_PX);
      String title = tiles.get(i).title();
      String fitted = title.substring(0, Math.min(MOST_LETTERS, title.length()));
      pen.text(fitted.toUpperCase(Locale.ROOT), left, (TITLE_PX - LETTER_PX) / 2, LETTER_PX);
      paste(tiles.get(i).picture(), sheet, left, TITLE_PX);
    }
    return sheet;
  }

  private static Grey mean(List<Item> items) {
    Grey mean = Grey.black(TILE_PX, TILE_PX);
    for (Item item : items) {
      float[] picture = item.small().resize(TILE_PX, TILE_PX).pixels().values();
      for (int i = 0; i < picture.length; i++) {
        mean.values()[i] += picture[i] / items.size();
      }
    }
    return mean;
  }

  /** Middle grey where both agree; white and black where they differ most. */
  private static Tile difference(Grey first, Grey second) {
    Grey difference = Grey.black(TILE_PX, TILE_PX);
    float most = 1e-6f;
    for (int i = 0; i < first.values().length; i++) {
      difference.values()[i] = first.values()[i] - second.values()[i];
      most = Math.max(most, Math.abs(difference.values()[i]));
    }
    for (int i = 0; i < first.values().length; i++) {
      difference.values()[i] = 0.5f + difference.values()[i] / (2 * most);
    }
    return new Tile(String.format(Locale.ROOT, "1 minus 2  most %.2f", most), difference);
  }

  private static void paste(Grey tile, Grey sheet, int left, int top) {
    for (int y = 0; y < tile.heightPx(); y++) {
      int from = y * tile.widthPx();
      int to = (top + y) * sheet.widthPx() + left;
      System.arraycopy(tile.values(), from, sheet.values(), to, tile.widthPx());
    }
  }
}
