package io.luxate.phantom;

/**
 * What happened to the joint.
 *
 * @param shift of the moving bone in mm, in the anatomy of an average right side
 * @param fractured whether a fracture line runs nearby; it occurs in both classes
 */
record Injury(
    boolean dislocated, Direction direction, double displacementMm, Vec shift, boolean fractured) {

  static Injury draw(Joint joint, boolean dislocated, Draws draws) {
    boolean fractured = draws.chance("fracture", Spread.FRACTURE_SHARE);
    Draws shown = draws.onlyIf(dislocated);
    Direction direction = direction(joint, shown.in("directionDraw", 0, 1));
    boolean subtle = shown.chance("subluxed", Spread.SUBTLE_SHARE);
    double length =
        shown.note("unscaledDisplacementMm", lengthMm(joint, direction, subtle, shown.dice()));
    Vec way = way(joint, direction, shown);
    if (!dislocated) {
      return new Injury(false, Direction.NONE, 0, Vec.ZERO, fractured);
    }
    return new Injury(true, direction, length, way.unit().times(length), fractured);
  }

  private static Direction direction(Joint joint, double at) {
    return switch (joint) {
      case SHOULDER ->
          at < 0.76 ? Direction.ANTERIOR : at < 0.89 ? Direction.POSTERIOR : Direction.INFERIOR;
      case ELBOW ->
          at < 0.5
              ? Direction.POSTERIOR
              : at < 0.86 ? Direction.POSTEROLATERAL : Direction.ANTERIOR;
      case HIP, THA -> at < 0.72 ? Direction.POSTERIOR : Direction.ANTERIOR;
    };
  }

  private static double lengthMm(Joint joint, Direction direction, boolean subtle, Dice dice) {
    return switch (joint) {
      case SHOULDER ->
          subtle
              ? dice.in(10, 16)
              : direction == Direction.POSTERIOR ? dice.in(20, 38) : dice.in(26, 52);
      case ELBOW -> subtle ? dice.in(8, 13) : dice.in(16, 38);
      case HIP, THA -> subtle ? dice.in(11, 18) : dice.in(26, 66);
    };
  }

  /** Where the moving bone goes: head from socket, forearm from humerus. */
  private static Vec way(Joint joint, Direction direction, Draws draws) {
    Vec mean =
        switch (joint) {
          case SHOULDER ->
              switch (direction) {
                case ANTERIOR -> new Vec(0.72, 0.62, -0.4);
                case INFERIOR -> new Vec(0.3, 0.95, 0);
                default -> new Vec(-0.35, -0.15, 0.9);
              };
          case ELBOW ->
              switch (direction) {
                case ANTERIOR -> new Vec(0.05, -0.3, -1);
                case POSTEROLATERAL -> new Vec(-0.7, -0.45, 0.7);
                default -> new Vec(0, -0.5, 0.9);
              };
          case HIP, THA ->
              direction == Direction.ANTERIOR
                  ? draws.chance("anteroinferior", 0.7)
                      ? new Vec(0.6, 0.75, -0.4)
                      : new Vec(0.35, -0.5, -0.7)
                  : new Vec(-0.4, -0.8, 0.5);
        };
    return draws.about("displacementWay", "", mean, 0.14);
  }
}
