package io.luxate.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.luxate.Named;
import io.luxate.image.Affine;
import io.luxate.image.Grey;
import java.util.List;
import java.util.Locale;

/**
 * A way to show a model a radiograph already framed. A model may average its answers over several
 * (test-time augmentation); heatmaps are of the plain view.
 */
public enum View {
  PLAIN,
  /** Left and right exchanged. */
  MIRRORED,
  /** The middle nine tenths. */
  CLOSER,
  /** Turned by five degrees, anticlockwise. */
  TURNED_LEFT,
  /** Turned by five degrees, clockwise. */
  TURNED_RIGHT;

  private static final double DEGREES = 5;
  private static final double SHARE = 0.9;

  /** The view of this name; USER naming them all for another. */
  @JsonCreator
  public static View named(String name) {
    return Named.of("view", name, List.of(values()), View::id);
  }

  @JsonValue
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Grey of(Grey framed) {
    double w = framed.widthPx();
    double h = framed.heightPx();
    return switch (this) {
      case PLAIN -> framed;
      case MIRRORED -> framed.seenBy(new Affine(-1, 0, w, 0, 1, 0));
      case CLOSER ->
          framed.seenBy(new Affine(SHARE, 0, w * (1 - SHARE) / 2, 0, SHARE, h * (1 - SHARE) / 2));
      case TURNED_LEFT -> framed.seenBy(Affine.rotate(DEGREES, w / 2, h / 2));
      case TURNED_RIGHT -> framed.seenBy(Affine.rotate(-DEGREES, w / 2, h / 2));
    };
  }
}
