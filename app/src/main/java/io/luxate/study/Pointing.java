package io.luxate.study;

import io.luxate.Documents;
import io.luxate.Progress;
import io.luxate.dataset.Item;
import io.luxate.evidence.Rate;
import io.luxate.explain.ActivationMap;
import io.luxate.explain.Hotspot;
import io.luxate.model.Classifier;
import io.luxate.phantom.Truth;
import io.luxate.phantom.TruthFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pointing game (Zhang et al., ECCV 2016) on simulated images: how often the hottest point of
 * the map lies in the joint's true box.
 *
 * @param hits positive images whose hottest point lies in the box
 * @param boxAreaFraction mean share of the image that the box takes: what a random point would hit
 */
public record Pointing(Rate hits, double boxAreaFraction) {

  /** Measures the positive images that have a true box; empty when none has. */
  static Optional<Pointing> measure(Classifier model, List<Item> items, Progress progress) {
    Map<Path, Truth> truths = new HashMap<>();
    int hits = 0;
    int measured = 0;
    double area = 0;
    for (Item item : items) {
      Path file = item.example().file().toAbsolutePath().normalize();
      Truth truth = item.label().equals(model.card().positive()) ? find(file, truths) : null;
      if (truth == null) {
        continue;
      }
      ActivationMap map = ActivationMap.of(model, item.small(), model.card().positiveIndex());
      Truth.Box box = truth.jointBox();
      Optional<Hotspot> hottest = Hotspot.of(map.onOriginal());
      hits += hottest.filter(h -> box.contains(new Truth.Point(h.x(), h.y()))).isPresent() ? 1 : 0;
      area +=
          (box.right() - box.left())
              * (box.bottom() - box.top())
              / ((double) truth.widthPx() * truth.heightPx());
      measured++;
      progress.update("pointing", measured, items.size(), "");
    }
    return measured == 0
        ? Optional.empty()
        : Optional.of(new Pointing(Rate.of(hits, measured), area / measured));
  }

  /** Looks for the image in the {@code truth.json} of its set, one or two folders up. */
  private static @Nullable Truth find(Path file, Map<Path, Truth> truths) {
    Path set = file.getParent() == null ? null : file.getParent().getParent();
    if (!truths.containsKey(file) && set != null && Files.exists(set.resolve("truth.json"))) {
      for (Truth truth : Documents.readJson(set.resolve("truth.json"), TruthFile.class).images()) {
        truths.put(set.resolve(truth.path()).normalize(), truth);
      }
    }
    return truths.get(file);
  }
}
