package io.luxate.study;

import io.luxate.Progress;
import io.luxate.dataset.Item;
import io.luxate.evidence.Rate;
import io.luxate.explain.ActivationMap;
import io.luxate.explain.Hotspot;
import io.luxate.image.Box;
import io.luxate.image.Geometry;
import io.luxate.model.Classifier;
import java.util.List;
import java.util.Optional;

/**
 * The pointing game (Zhang et al., ECCV 2016) where the joint's box is known: how often the hottest
 * point of the map lies in it.
 *
 * @param hits positive images whose hottest point lies in the box
 * @param boxAreaFraction mean share of the image that the box takes: what a random point would hit
 */
public record Pointing(Rate hits, double boxAreaFraction) {

  /**
   * Measures the positive images that have a true box; empty when none has, or none is positive.
   */
  static Optional<Pointing> measure(Classifier model, List<Item> items, Progress progress) {
    List<Item> boxed =
        items.stream()
            .filter(item -> model.card().positive().filter(item.label()::equals).isPresent())
            .filter(item -> item.example().metadata().box().isPresent())
            .toList();
    int positive = model.card().positive().map(model.card().classes()::indexOf).orElse(0);
    int hits = 0;
    double area = 0;
    for (int i = 0; i < boxed.size(); i++) {
      Item item = boxed.get(i);
      Box box = item.example().metadata().box().orElseThrow();
      ActivationMap map = ActivationMap.of(model, item.small(), positive);
      Optional<Hotspot> hottest = Hotspot.of(map.onOriginal());
      hits += hottest.filter(h -> box.contains(h.x(), h.y())).isPresent() ? 1 : 0;
      Geometry geometry = item.small().geometry();
      area += box.area() / ((double) geometry.originalWidthPx() * geometry.originalHeightPx());
      progress.update("pointing", i + 1L, boxed.size(), "");
    }
    return boxed.isEmpty()
        ? Optional.empty()
        : Optional.of(new Pointing(Rate.of(hits, boxed.size()), area / boxed.size()));
  }
}
