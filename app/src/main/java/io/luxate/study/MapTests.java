package io.luxate.study;

import io.luxate.Progress;
import io.luxate.dataset.Item;
import io.luxate.evidence.Called;
import io.luxate.evidence.Prediction;
import io.luxate.evidence.Threshold;
import io.luxate.explain.trust.Trust;
import io.luxate.explain.trust.TrustCase;
import io.luxate.explain.trust.TrustTests;
import io.luxate.image.Box;
import io.luxate.model.Classifier;
import io.luxate.model.heatmap.HeatmapMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Whether the heatmaps of a study's report deserve trust. Tested are the maps of the positive
 * class: on positive images with a box where there are any, else on all images called positive.
 * Maps of other classes are not tested by this.
 */
final class MapTests {
  private MapTests() {}

  /**
   * The tests on the images of a set that show the positive class.
   *
   * @param others trained with other seeds
   * @param predictions of the items, in their order
   */
  static Trust of(
      Classifier model,
      List<Classifier> others,
      List<Item> items,
      List<Prediction> predictions,
      Map<String, Threshold> thresholds,
      Progress progress) {
    Optional<String> positive = model.card().positive();
    List<TrustCase> boxed = new ArrayList<>();
    List<TrustCase> called = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      String shown = Called.of(model.card(), predictions.get(i), thresholds).foremost();
      Optional<Box> box =
          item.example()
              .metadata()
              .box()
              .filter(any -> positive.filter(item.label()::equals).isPresent());
      if (box.isPresent()) {
        boxed.add(of(model, item, positive.orElseThrow(), box));
      }
      if (positive.filter(name -> !name.equals(shown)).isEmpty()) {
        called.add(of(model, item, shown, Optional.empty()));
      }
    }
    List<TrustCase> cases = boxed.isEmpty() ? called : boxed;
    try {
      return TrustTests.of(model, others, cases, HeatmapMethod.CAM, progress);
    } catch (CancellationException e) {
      Interruption.check(true);
      throw e;
    }
  }

  private static TrustCase of(Classifier model, Item item, String shown, Optional<Box> box) {
    return new TrustCase(item.path(), item.small(), model.card().classes().indexOf(shown), box);
  }
}
