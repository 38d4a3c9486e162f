package io.luxate.model;

import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * How much of a trained model is forgotten to ask what its maps owe to learning: the parameter
 * randomisation of Adebayo et al. (NeurIPS 2018), from the head down, in its first and its last
 * step.
 */
public enum FreshWeights {
  /** The head is drawn anew, as before training; all that comes before it stays as trained. */
  HEAD,
  /** Everything is drawn anew, running statistics included. */
  ALL;

  /**
   * The same network with these weights drawn anew; the trained one is left as it is. Who asks for
   * it closes it.
   *
   * @param seed the same one draws the same weights
   */
  public TrainedModel of(TrainedModel trained, long seed) {
    Network fresh =
        Architecture.named(trained.card().architecture())
            .create(trained.card().classes().size(), seed);
    if (this == HEAD) {
      Map<String, Tensor> drawn = StateDict.of(fresh);
      StateDict.of(trained.network())
          .forEach(
              (name, learned) -> {
                Tensor live = drawn.get(name);
                if (live != null && !fresh.inHead(name)) {
                  StateDict.write(live, learned);
                }
              });
    }
    return TrainedModel.ready(trained.card(), fresh);
  }
}
