package io.luxate.model;

import java.util.Map;
import java.util.stream.IntStream;
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
   * The same model with these weights drawn anew, of each network where several answer together;
   * the trained one is left as it is. Who asks for it closes it.
   *
   * @param seed the same one draws the same weights
   * @throws IllegalArgumentException for an export, whose weights cannot be drawn
   */
  public Classifier of(Classifier trained, long seed) {
    if (trained instanceof Ensemble ensemble) {
      return new Ensemble(
          ensemble.card(),
          IntStream.range(0, ensemble.members().size())
              .mapToObj(i -> of(ensemble.members().get(i), seed + 1000L * i))
              .toList());
    }
    if (trained instanceof TrainedModel single) {
      return of(single, seed);
    }
    throw new IllegalArgumentException("an ONNX export has no weights to draw");
  }

  private TrainedModel of(TrainedModel trained, long seed) {
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
