package io.luxate.phantom;

import java.util.Locale;

/** The direction of the beam through the joint. */
public enum View {
  AP,
  OBLIQUE,
  LATERAL,
  AXIAL;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
