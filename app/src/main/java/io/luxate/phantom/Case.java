package io.luxate.phantom;

/**
 * Which label and patient the image of an index has. Images come in blocks of four: the first two
 * hold one of each label, the last two as well, and a patient may have two images of a block. All
 * of it follows from the keys, so images can be made in any order.
 */
record Case(int index, boolean dislocated, int patient) {
  /** Share of pairs of like label in a block that belong to one patient. */
  private static final double PAIRED = 0.3;

  static Case of(Joint joint, Site site, long seed, int index) {
    int block = index / 4;
    Dice dice = Dice.of("case " + joint + " " + site, seed, block);
    boolean[] label = new boolean[4];
    for (int pair = 0; pair < 2; pair++) {
      boolean first = dice.chance(0.5);
      label[2 * pair] = first;
      label[2 * pair + 1] = !first;
    }
    boolean sameDislocated = dice.chance(PAIRED);
    boolean sameLocated = dice.chance(PAIRED);
    int at = index % 4;
    boolean mine = label[at];
    int patient = index;
    if (at >= 2 && (mine ? sameDislocated : sameLocated)) {
      patient = block * 4 + (label[0] == mine ? 0 : 1);
    }
    return new Case(index, mine, patient);
  }
}
