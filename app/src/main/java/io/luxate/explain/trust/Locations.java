package io.luxate.explain.trust;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.luxate.stats.Interval;
import io.luxate.stats.Proportion;
import java.util.List;

/**
 * Maps against the true boxes.
 *
 * @param hits images whose hottest point lies in the box
 * @param centreHits images whose centre does
 * @param boxShare mean share of the radiograph that the box takes
 * @param energy mean share of the evidence that lies in the box
 * @param energyAbove images where that is more than the box's share of the radiograph
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Locations(
    List<Location> images,
    int hits,
    int centreHits,
    double boxShare,
    double energy,
    int energyAbove) {
  public Locations {
    images = List.copyOf(images);
  }

  static Locations of(List<Location> images) {
    return new Locations(
        images,
        (int) images.stream().filter(Location::hit).count(),
        (int) images.stream().filter(Location::centreHit).count(),
        images.stream().mapToDouble(Location::boxShare).average().orElse(0),
        images.stream().mapToDouble(Location::energy).average().orElse(0),
        (int) images.stream().filter(image -> image.energy() > image.boxShare()).count());
  }

  Finding pointing() {
    Interval share = new Proportion(hits, images.size()).wilson(Bounds.LEVEL);
    return Finding.of(
        TrustTest.POINTING,
        share.low() > boxShare ? Outcome.PASSED : Outcome.FAILED,
        "hits",
        hits,
        "images",
        images.size(),
        "low",
        share.low(),
        "high",
        share.high(),
        "chance",
        boxShare,
        "centre",
        (double) centreHits / images.size());
  }

  Finding energyFinding() {
    Interval above = new Proportion(energyAbove, images.size()).wilson(Bounds.LEVEL);
    boolean much = energy >= Bounds.LEAST_ENERGY_TIMES * boxShare;
    return Finding.of(
        TrustTest.ENERGY,
        much && above.low() > 0.5 ? Outcome.PASSED : Outcome.FAILED,
        "energy",
        energy,
        "chance",
        boxShare,
        "bound",
        Bounds.LEAST_ENERGY_TIMES,
        "above",
        energyAbove,
        "images",
        images.size(),
        "low",
        above.low(),
        "high",
        above.high());
  }
}
