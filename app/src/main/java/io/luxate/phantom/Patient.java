package io.luxate.phantom;

/**
 * A simulated person.
 *
 * @param size bones relative to an average man
 * @param density of bone relative to a healthy young adult
 * @param bulk girth relative to average
 * @param fatMm thickness of fat under the skin
 * @param arthritis from 0 (none) to 1 (bone on bone, with osteophytes and sclerosis)
 */
record Patient(
    String id,
    String sex,
    String side,
    double size,
    double density,
    double bulk,
    double fatMm,
    double arthritis) {

  static Patient draw(String id, Draws draws) {
    boolean woman = draws.chance("female", 0.5);
    boolean left = draws.chance("left", 0.5);
    boolean worn = draws.chance("worn", Spread.ARTHRITIS_SHARE);
    return new Patient(
        id,
        woman ? "female" : "male",
        left ? "left" : "right",
        draws.bell("size", woman ? 0.92 : 1.02, 0.055),
        draws.in("boneDensity", 0.6, 1.15),
        draws.bell("bulk", 1.0, 0.13),
        draws.in("fatMm", 6, 26),
        draws.in("arthritis", worn ? 0.35 : 0, worn ? 1 : 0.2));
  }

  boolean isLeft() {
    return side.equals("left");
  }

  /** Radiographic width of the joint space in mm, before scaling by {@link #size}. */
  double gapMm(double healthyMm) {
    return healthyMm * (1 - 0.75 * arthritis);
  }
}
