package io.luxate.curate.duplicates;

/**
 * One of the four ways in which a picture can differ that landmarks do not see through by
 * themselves: mirrored, inverted, both or neither. A landmark's description of the changed picture
 * is that of the picture itself in another order, because its frame turns with it: mirroring
 * reverses the rows of cells and the sense of the directions; inverting turns the frame by half a
 * circle and so reverses rows and columns.
 */
enum Variant {
  PLAIN(false, false),
  MIRRORED(true, false),
  INVERTED(false, true),
  MIRRORED_INVERTED(true, true);

  private static final int CELLS = 4;
  private static final int DIRECTIONS = 8;

  private final boolean mirrored;
  private final boolean inverted;

  Variant(boolean mirrored, boolean inverted) {
    this.mirrored = mirrored;
    this.inverted = inverted;
  }

  static Variant of(boolean mirrored, boolean inverted) {
    return mirrored ? inverted ? MIRRORED_INVERTED : MIRRORED : inverted ? INVERTED : PLAIN;
  }

  /** Its number, 0 to 3; changing by two variants in turn is that of both numbers' bits. */
  int number() {
    return (mirrored ? 1 : 0) + (inverted ? 2 : 0);
  }

  boolean mirrored() {
    return mirrored;
  }

  boolean inverted() {
    return inverted;
  }

  /** Where in the plain description the number at {@code i} of this variant's stands. */
  int from(int i) {
    int row = i / (CELLS * DIRECTIONS);
    int column = i / DIRECTIONS % CELLS;
    int direction = i % DIRECTIONS;
    int last = CELLS - 1;
    int fromRow = mirrored ^ inverted ? last - row : row;
    int fromColumn = inverted ? last - column : column;
    int fromDirection = mirrored ? (DIRECTIONS - direction) % DIRECTIONS : direction;
    return (fromRow * CELLS + fromColumn) * DIRECTIONS + fromDirection;
  }

  /** The description of the changed picture. */
  float[] of(float[] plain) {
    float[] changed = new float[plain.length];
    for (int i = 0; i < changed.length; i++) {
      changed[i] = plain[from(i)];
    }
    return changed;
  }
}
