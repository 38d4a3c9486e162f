package io.luxate.explain;

import io.luxate.image.ImageWriting;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Many pictures on one: rows of equal tiles, each picture whole within its tile. */
public final class ContactSheet {
  private static final int TILE_PX = 240;
  private static final int GAP_PX = 8;
  private static final int COLUMNS = 6;

  private final List<BufferedImage> tiles = new ArrayList<>();

  /** Appends a picture, in reading order; only its tile is kept. */
  public void add(BufferedImage picture) {
    double scale = (double) TILE_PX / Math.max(picture.getWidth(), picture.getHeight());
    int width = (int) Math.round(picture.getWidth() * scale);
    int height = (int) Math.round(picture.getHeight() * scale);
    BufferedImage tile = new BufferedImage(TILE_PX, TILE_PX, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = tile.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    pen.drawImage(picture, (TILE_PX - width) / 2, (TILE_PX - height) / 2, width, height, null);
    pen.dispose();
    tiles.add(tile);
  }

  /** The sheet as PNG. */
  public byte[] png() {
    int columns = Math.min(COLUMNS, Math.max(1, tiles.size()));
    int rows = Math.max(1, (tiles.size() + columns - 1) / columns);
    int step = TILE_PX + GAP_PX;
    BufferedImage sheet =
        new BufferedImage(
            columns * step + GAP_PX, rows * step + GAP_PX, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = sheet.createGraphics();
    for (int i = 0; i < tiles.size(); i++) {
      int row = i / columns;
      pen.drawImage(tiles.get(i), GAP_PX + i % columns * step, GAP_PX + row * step, null);
    }
    pen.dispose();
    return ImageWriting.png(sheet);
  }
}
