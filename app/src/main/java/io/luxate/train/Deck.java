package io.luxate.train;

import io.luxate.augment.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** All training pictures in a random order, shuffled anew when they run out. */
final class Deck {
  private final List<Sample> order;
  private final long seed;
  private final Random random;
  private final Map<String, Integer> dealtInEpoch = new HashMap<>();
  private int at;
  private int epoch;

  Deck(List<Sample> samples, long seed) {
    this.order = new ArrayList<>(samples);
    this.seed = seed;
    this.random = new Random(Seeds.mix(seed, 1));
    this.at = order.size();
  }

  /**
   * A picture to show.
   *
   * @param seed of its augmentation: by the picture, the epoch, and how often it was dealt there
   */
  record Dealt(Sample sample, long seed) {}

  void startEpoch(int number) {
    epoch = number;
    dealtInEpoch.clear();
  }

  List<Dealt> deal(int count) {
    List<Dealt> dealt = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (at == order.size()) {
        Collections.shuffle(order, random);
        at = 0;
      }
      Sample sample = order.get(at++);
      String sha256 = sample.kept().origin().sha256();
      int repeat = dealtInEpoch.merge(sha256, 1, Integer::sum) - 1;
      dealt.add(new Dealt(sample, Seeds.mix(seed, 3, epoch, Seeds.of(sha256), repeat)));
    }
    return dealt;
  }
}
