package io.luxate.image;

import java.util.function.Supplier;

/**
 * A radiograph whose pixels are fetched when they are asked for.
 *
 * @param pixels where they are fetched from, by any number of threads
 */
public record Kept(Origin origin, Geometry geometry, Supplier<Grey> pixels) {

  /** One whose pixels stay in memory. */
  public static Kept of(Radiograph radiograph) {
    return new Kept(radiograph.origin(), radiograph.geometry(), radiograph::pixels);
  }

  /** The radiograph with its pixels, fetched anew by each call. */
  public Radiograph radiograph() {
    return new Radiograph(origin, pixels.get(), geometry);
  }
}
