package io.luxate.explain.trust;

/** Every bound and count of the tests in one place; docs/heatmaps.md says where each comes from. */
final class Bounds {
  /** Fewer images say nothing. Our judgement; subgroups of a study have the same bound. */
  static final int FEWEST_IMAGES = 10;

  /** Maps of drawn weights are at most so alike to the trained ones, by either number; ours. */
  static final double MOST_ALIKE_RANDOMISED = 0.5;

  /** Maps of other seeds are at least so alike by rank correlation; ours. */
  static final double LEAST_ALIKE_REPEATED = 0.5;

  /** The boxes hold so many times the evidence that their size would give, at least; ours. */
  static final double LEAST_ENERGY_TIMES = 1.5;

  /** What the map's order is worth in probability against a random one, at least; ours. */
  static final double LEAST_GAIN = 0.01;

  /** Confidence of Wilson's intervals. */
  static final double LEVEL = 0.95;

  /** Images on which weights are drawn anew. */
  static final int RANDOMISED_IMAGES = 12;

  /** Heads drawn; in a random direction, so that single ones may be alike by chance. */
  static final int HEAD_DRAWS = 6;

  /** Whole networks drawn. */
  static final int NETWORK_DRAWS = 3;

  /** Images shown to models of other seeds. */
  static final int REPEATED_IMAGES = 24;

  /** Images of which squares are hidden. */
  static final int REMOVED_IMAGES = 24;

  /** Equal parts in which squares are hidden. */
  static final int REMOVAL_STEPS = 8;

  /** Orders drawn by lot for each image. */
  static final int RANDOM_ORDERS = 2;

  /** Of subsets, orders and weights. */
  static final long SEED = 1;

  private Bounds() {}
}
