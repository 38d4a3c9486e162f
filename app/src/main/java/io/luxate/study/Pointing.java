package io.luxate.study;

import io.luxate.evidence.Rate;
import io.luxate.explain.trust.Locations;

/**
 * The pointing game (Zhang et al., ECCV 2016) where the joint's box is known: how often the hottest
 * point of the map lies in it.
 *
 * @param hits positive images whose hottest point lies in the box
 * @param boxAreaFraction mean share of the image that the box takes: what a random point would hit
 */
public record Pointing(Rate hits, double boxAreaFraction) {

  static Pointing of(Locations locations) {
    return new Pointing(Rate.of(locations.hits(), locations.images().size()), locations.boxShare());
  }
}
