package io.luxate.train;

import io.luxate.Progress;
import io.luxate.augment.Seeds;
import io.luxate.image.Grey;
import io.luxate.model.Batch;
import io.luxate.model.Engine;
import io.luxate.model.Network;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.Tensor;

/**
 * Only the head learns, from what the trunk makes of the pictures: computed once before the first
 * epoch, of several views of each training picture, with batch norm's running statistics and
 * nothing dropped. Every epoch then shows one of these views. An auxiliary head would teach the
 * trunk, so it is left as it is.
 */
final class FrozenTrunk implements Showing {
  static final int PICTURES_AT_ONCE = 32;

  private final Network network;
  private final Features training;
  private final Features validation;
  private final IdentityHashMap<Sample, Integer> places;
  private final int views;

  private FrozenTrunk(
      Network network,
      Features training,
      Features validation,
      IdentityHashMap<Sample, Integer> places,
      int views) {
    this.network = network;
    this.training = training;
    this.validation = validation;
    this.places = places;
    this.views = views;
    hold(false);
  }

  /**
   * Shows every picture to the trunk.
   *
   * @param seed of the views
   * @return empty when the thread was interrupted
   * @throws io.luxate.LuxateException RESOURCE when the features take too much memory
   */
  static Optional<FrozenTrunk> of(
      Network network,
      Pictures pictures,
      List<Sample> training,
      List<Sample> validation,
      long seed,
      Progress progress) {
    int views = pictures.vary() ? pictures.recipe().viewsOfTrunk() : 1;
    List<Deck.Dealt> dealt = new ArrayList<>();
    IdentityHashMap<Sample, Integer> places = new IdentityHashMap<>();
    for (Sample sample : training) {
      places.put(sample, places.size());
      long picture = Seeds.of(sample.kept().origin().sha256());
      for (int view = 0; view < views; view++) {
        dealt.add(new Deck.Dealt(sample, Seeds.mix(seed, 4, picture, view)));
      }
    }
    network.eval();
    int rows = dealt.size() + validation.size();
    Features learned = Features.room(dealt.size(), shape(network, pictures, training.get(0)), rows);
    Features checked = learned.more(validation.size());
    for (int from = 0; from < rows; ) {
      if (Thread.currentThread().isInterrupted()) {
        return Optional.empty();
      }
      boolean learn = from < dealt.size();
      int to = Math.min(from + PICTURES_AT_ONCE, learn ? dealt.size() : rows);
      List<Grey> seen =
          learn
              ? pictures.varied(dealt.subList(from, to))
              : pictures.plain(validation.subList(from - dealt.size(), to - dealt.size()));
      Features into = learn ? learned : checked;
      int first = learn ? from : from - dealt.size();
      Engine.withoutGradient(() -> into.put(first, see(network, pictures, seen)));
      from = to;
      progress.update("frozen trunk", from, rows, "");
    }
    return Optional.of(new FrozenTrunk(network, learned, checked, places, views));
  }

  private static long[] shape(Network network, Pictures pictures, Sample sample) {
    return Engine.withoutGradient(
        () -> see(network, pictures, pictures.plain(List.of(sample))).shape());
  }

  /** A forward pass of the trunk. */
  static Tensor see(Network network, Pictures pictures, List<Grey> seen) {
    Tensor x = Batch.of(seen, pictures.recipe().normalisation());
    return Engine.forward(y -> network.condensed(network.features(y)), x);
  }

  @Override
  public List<Tensor> trainingScores(List<Deck.Dealt> dealt) {
    int[] rows =
        dealt.stream()
            .mapToInt(
                one ->
                    places.getOrDefault(one.sample(), 0) * views + Math.floorMod(one.seed(), views))
            .toArray();
    return List.of(Engine.forward(network::head, training.take(rows)));
  }

  @Override
  public Tensor validationScores(int from, int to) {
    int[] rows = IntStream.range(from, to).toArray();
    return Engine.forward(network::head, validation.take(rows));
  }

  @Override
  public boolean learns(String name) {
    return network.inHead(name);
  }

  /** Whether the trunk's weights ask for gradients; some stand before the head's within it. */
  private void hold(boolean follow) {
    StringTensorDict parameters = network.named_parameters();
    for (int i = 0; i < parameters.size(); i++) {
      if (!learns(parameters.get(i).key().getString())) {
        parameters.get(i).value().set_requires_grad(follow);
      }
    }
  }

  @Override
  public void close() {
    hold(true);
  }
}
