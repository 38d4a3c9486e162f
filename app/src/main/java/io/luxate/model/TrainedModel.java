package io.luxate.model;

import io.luxate.Documents;
import io.luxate.FilePart;
import io.luxate.LuxateException;
import io.luxate.image.Grey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** A network with its {@link ModelCard}, in memory and as a folder that holds both. */
public record TrainedModel(ModelCard card, Network network) implements Classifier {
  /** Reads {@code model.json} and {@code weights.safetensors} from a run's folder. */
  public static TrainedModel load(Path run) {
    Path card = run.resolve("model.json");
    if (!Files.isRegularFile(card)) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          run
              + (Files.exists(run) ? " holds no model (no model.json)" : " does not exist")
              + "; give the --out folder of a finished training, a bundle, or an ONNX export of"
              + " Luxate's");
    }
    ModelCard read = Documents.readJson(card, ModelCard.class);
    return of(read, FilePart.whole(run.resolve("weights.safetensors")));
  }

  /** The card's network with these weights; throws DATA when they are not exactly its own. */
  static TrainedModel of(ModelCard card, FilePart weights) {
    Network network = Architecture.named(card.architecture()).create(card.classes().size(), 0);
    try {
      Weights.restore(network, weights);
      return ready(card, network);
    } catch (RuntimeException e) {
      network.close();
      throw e;
    }
  }

  /** A network laid out for inference. */
  public static TrainedModel ready(ModelCard card, Network network) {
    StateDict.channelsLast(network);
    network.eval();
    return new TrainedModel(card, network);
  }

  /** Writes {@code weights.safetensors} and, last, {@code model.json}. */
  public void save(Path run) {
    Weights.save(
        network,
        run.resolve("weights.safetensors"),
        Map.of("architecture", card.architecture(), "format", "pt"));
    Documents.writeJson(run.resolve("model.json"), card);
  }

  @Override
  public float[] flatProbabilities(List<Grey> framed) {
    return Engine.withoutGradient(
        () -> {
          Tensor scores = Engine.forward(network::forward, Batch.of(framed, card.normalisation()));
          return Batch.values(Ops.probabilities(scores, card.multiLabel()));
        });
  }

  @Override
  public ClassMaps classMaps(Grey framed) {
    return Engine.withoutGradient(
        () -> {
          Tensor x = Batch.of(List.of(framed), card.normalisation());
          Tensor maps = Engine.forward(in -> network.classMaps(network.features(in)), x);
          return new ClassMaps(
              Batch.values(maps), (int) maps.size(1), (int) maps.size(2), (int) maps.size(3));
        });
  }

  /**
   * Where products are computed in bfloat16, the network itself with its layers {@link Merged};
   * elsewhere ONNX Runtime, which merges them too and was the faster one on nearly every network
   * (BENCHMARKS.md). Networks on a graphics card stay as they are.
   */
  @Override
  public Classifier forAnswers() {
    if (Engine.device().isGpu()) {
      return this;
    }
    if (Engine.autocasts()) {
      return Merged.inPlaceOf(this);
    }
    return OnnxModel.isAvailable() ? OnnxModel.inPlaceOf(this) : this;
  }

  @Override
  public Answering answering() {
    return Engine.answering();
  }

  @Override
  public void close() {
    network.close();
  }
}
