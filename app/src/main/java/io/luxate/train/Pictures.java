package io.luxate.train;

import io.luxate.augment.OnTheFly;
import io.luxate.image.Grey;
import java.util.List;

/**
 * A recipe's pictures as the network takes them.
 *
 * @param vary whether training pictures are augmented on the fly
 */
record Pictures(Recipe recipe, boolean vary) {

  /** What a step shows, drawn on all cores. */
  List<Grey> varied(List<Deck.Dealt> dealt) {
    return dealt.parallelStream().map(this::varied).toList();
  }

  private Grey varied(Deck.Dealt dealt) {
    return vary
        ? OnTheFly.draw(
                dealt.sample().picture(),
                recipe.onTheFly(),
                recipe.framing(),
                recipe.inputPx(),
                dealt.seed())
            .pixels()
        : plain(dealt.sample());
  }

  List<Grey> plain(List<Sample> samples) {
    return samples.parallelStream().map(this::plain).toList();
  }

  private Grey plain(Sample sample) {
    int fromPx = recipe.onTheFly().cropFromPx();
    return recipe.framing().frame(sample.picture(), recipe.inputPx(), fromPx).pixels();
  }
}
