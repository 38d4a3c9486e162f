package io.luxate.study;

import io.luxate.Progress;
import io.luxate.dataset.Item;
import io.luxate.evidence.Call;
import io.luxate.evidence.Prediction;
import io.luxate.explain.trust.Trust;
import io.luxate.explain.trust.TrustCase;
import io.luxate.explain.trust.TrustTests;
import io.luxate.image.Box;
import io.luxate.model.Classifier;
import io.luxate.model.heatmap.HeatmapMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Whether the heatmaps of a study's report deserve trust: on positive images with a box the
 * positive class's maps, on all others those of the class called, as {@link Gallery} shows them.
 */
final class MapTests {
  private MapTests() {}

  /**
   * The tests on all images of a set.
   *
   * @param others trained with other seeds
   * @param predictions of the items, in their order
   */
  static Trust of(
      Classifier model,
      List<Classifier> others,
      List<Item> items,
      List<Prediction> predictions,
      double threshold,
      Progress progress) {
    String positive = model.card().positive();
    List<TrustCase> cases = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      Prediction said = predictions.get(i);
      Optional<Box> box =
          item.example().metadata().box().filter(any -> item.label().equals(positive));
      String shown =
          box.isPresent()
              ? positive
              : Call.called(model.card(), said.score(), threshold, said.classScores());
      int index = model.card().classes().indexOf(shown);
      cases.add(new TrustCase(item.path(), item.small(), index, box));
    }
    try {
      return TrustTests.of(model, others, cases, HeatmapMethod.CAM, progress);
    } catch (CancellationException e) {
      Interruption.check(true);
      throw e;
    }
  }
}
