package io.luxate.model.heatmap;

import java.util.List;

/**
 * Evidence for one class on an even grid over the square that a network sees; what one number
 * means, its {@link HeatmapMethod} says.
 *
 * @param cells [row][column], one after the other; below zero speaks against the class
 */
@SuppressWarnings("ArrayRecordComponent") // a small grid, given away by its maker
public record EvidenceGrid(float[] cells, int rows, int columns) {
  public EvidenceGrid {
    if (rows < 1 || columns < 1 || cells.length != rows * columns) {
      throw new IllegalArgumentException(
          rows + " x " + columns + " does not describe " + cells.length + " cells");
    }
  }

  /** Cell by cell, of grids of one shape. */
  static EvidenceGrid mean(List<EvidenceGrid> grids) {
    EvidenceGrid first = grids.get(0);
    float[] cells = new float[first.cells.length];
    for (EvidenceGrid grid : grids) {
      for (int i = 0; i < cells.length; i++) {
        cells[i] += grid.cells[i] / grids.size();
      }
    }
    return new EvidenceGrid(cells, first.rows, first.columns);
  }
}
