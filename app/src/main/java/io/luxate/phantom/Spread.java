package io.luxate.phantom;

/**
 * How hard the simulated radiographs are, in one place. Larger spreads make a picture's raw pixels
 * say less about the label; larger displacements make the joint itself say more.
 */
final class Spread {
  /** Share of dislocations that are only subluxed. */
  static final double SUBTLE_SHARE = 0.08;

  /** Share of patients with a worn joint, in both classes. */
  static final double ARTHRITIS_SHARE = 0.3;

  /** Share of joints with a fracture line nearby, in both classes. */
  static final double FRACTURE_SHARE = 0.18;

  /** Share of pictures with an old plate or nail near the joint, in both classes. */
  static final double HARDWARE_SHARE = 0.07;

  /** Share of pictures with buttons, a zip or a lead, in both classes. */
  static final double CLUTTER_SHARE = 0.25;

  /** Share of internet pictures that somebody has cropped. */
  static final double CROP_SHARE = 0.25;

  /** Share of shoulders whose arm is held up for the picture, in both classes. */
  static final double RAISED_ARM_SHARE = 0.15;

  /** Turn of the picture in its plane, standard deviation in degrees. */
  static final double TILT_DEGREES = 6;

  /** Turn of the body out of the nominal view, standard deviation in degrees. */
  static final double VIEW_DEGREES = 5;

  /** Smallest and largest magnification relative to the nominal field of view. */
  static final double ZOOM_LOW = 0.8;

  static final double ZOOM_HIGH = 1.25;

  /** Share of AP and oblique hip pictures that show the whole pelvis. */
  static final double WHOLE_PELVIS_SHARE = 0.12;

  /** Share of elbow pictures that lie across. */
  static final double ACROSS_SHARE = 0.15;

  private Spread() {}

  /**
   * How far from the socket towards the ball the picture may be centred. A shoulder's head leaves
   * mostly forwards, so that a frame which followed it would move the chest and tell.
   */
  static double aim(Joint joint) {
    return joint == Joint.SHOULDER ? 0 : 1;
  }

  /** How far the joint may lie from the middle of the picture, in parts of its side. */
  static double shift(Joint joint) {
    return switch (joint) {
      case SHOULDER -> 0.13;
      case ELBOW -> 0.125;
      case HIP, THA -> 0.2;
    };
  }
}
