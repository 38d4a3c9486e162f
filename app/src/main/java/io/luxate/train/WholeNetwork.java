package io.luxate.train;

import io.luxate.image.Grey;
import io.luxate.model.Batch;
import io.luxate.model.Engine;
import io.luxate.model.Network;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** Every layer learns: pictures go through all of the network. */
record WholeNetwork(Network network, Pictures pictures, List<Sample> validation)
    implements Showing {

  @Override
  public List<Tensor> trainingScores(List<Deck.Dealt> dealt) {
    return Engine.forwardAll(network::trainingScores, input(pictures.varied(dealt)));
  }

  @Override
  public Tensor validationScores(int from, int to) {
    return Engine.forward(network::forward, input(pictures.plain(validation.subList(from, to))));
  }

  private Tensor input(List<Grey> framed) {
    return Batch.of(framed, pictures.recipe().normalisation());
  }

  @Override
  public boolean learns(String name) {
    return true;
  }

  @Override
  public void close() {
    // nothing is held
  }
}
