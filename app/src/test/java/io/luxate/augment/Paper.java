package io.luxate.augment;

/** What the paper's group did to its images, for tests; users have recipes/paper.yaml. */
final class Paper {
  static final Augmentation ON_THE_FLY =
      new Augmentation(256, 5, 0, 0, 0, 0, 0.5, 0.5, 0.25, 0, 0, 0, 0, 0, 0, 0);
  static final StaticCopies COPIES = new StaticCopies(30, 20, 0.2, 10, 15);

  private Paper() {}
}
