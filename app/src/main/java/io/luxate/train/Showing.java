package io.luxate.train;

import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** What of a network learns, and how pictures come to it. Close it when the training is over. */
sealed interface Showing extends AutoCloseable permits WholeNetwork, FrozenTrunk {
  /** Scores of training pictures: the network's own first, then those of auxiliary heads. */
  List<Tensor> trainingScores(List<Deck.Dealt> dealt);

  /** Scores of the validation pictures from one to before another. */
  Tensor validationScores(int from, int to);

  /** Whether training changes the tensor of that name. */
  boolean learns(String name);

  @Override
  void close();
}
