package io.luxate.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** The networks that take their turn in a test of all of them. */
public final class Zoo {
  private static final Set<Architecture> LARGER_SIBLINGS =
      EnumSet.of(
          Architecture.RESNET34,
          Architecture.RESNET101,
          Architecture.RESNET152,
          Architecture.DENSENET161,
          Architecture.VGG16_BN);

  private Zoo() {}

  /**
   * One of each kind. Those that differ from a smaller one in nothing but the number of blocks or
   * channels, or by normalising, take their turn with {@code -Plong} only.
   */
  public static Stream<Architecture> networks() {
    boolean all = Boolean.getBoolean("luxate.long");
    return Arrays.stream(Architecture.values())
        .filter(network -> all || !LARGER_SIBLINGS.contains(network));
  }
}
