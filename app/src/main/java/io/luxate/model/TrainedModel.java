package io.luxate.model;

import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.image.Grey;
import io.luxate.image.Radiograph;
import io.luxate.weights.Safetensors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** A network with its {@link ModelCard}, in memory and as a folder that holds both. */
public record TrainedModel(ModelCard card, Network network) implements AutoCloseable {
  private static final int IMAGES_AT_ONCE = 16;

  /** Reads {@code model.json} and {@code weights.safetensors} from a run's folder. */
  public static TrainedModel load(Path run) {
    Path card = run.resolve("model.json");
    if (!Files.isRegularFile(card)) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          run + " holds no model (no model.json); give the --out folder of a finished training");
    }
    ModelCard read = Documents.readJson(card, ModelCard.class);
    Network network = Architecture.named(read.architecture()).create(read.classes().size(), 0);
    Weights.restore(network, run.resolve("weights.safetensors"));
    return ready(read, network);
  }

  /** A network laid out for inference. */
  public static TrainedModel ready(ModelCard card, Network network) {
    StateDict.channelsLast(network);
    network.eval();
    return new TrainedModel(card, network);
  }

  /** Writes {@code weights.safetensors} and, last, {@code model.json}. */
  public void save(Path run) {
    Safetensors.write(
        run.resolve("weights.safetensors"),
        Weights.snapshot(network),
        Map.of("architecture", card.architecture(), "format", "pt"));
    Documents.writeJson(run.resolve("model.json"), card);
  }

  /** The radiograph as this network wants to see it, its geometry kept. */
  public Radiograph frame(Radiograph radiograph) {
    Radiograph small = radiograph.shrinkTo(card.workingPx());
    return card.framing().frame(small, card.inputPx(), card.cropFromPx());
  }

  /** Class probabilities, [image][class], of radiographs already framed. */
  public List<double[]> probabilities(List<Grey> framed) {
    List<double[]> all = new ArrayList<>();
    for (int start = 0; start < framed.size(); start += IMAGES_AT_ONCE) {
      List<Grey> part = framed.subList(start, Math.min(start + IMAGES_AT_ONCE, framed.size()));
      all.addAll(Engine.withoutGradient(() -> softmax(part)));
    }
    return all;
  }

  private List<double[]> softmax(List<Grey> framed) {
    Tensor x = Batch.of(framed, card.normalisation());
    Tensor scores = Engine.forward(network::forward, x);
    float[] flat = Batch.values(torch.softmax(scores, 1));
    int classes = card.classes().size();
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < framed.size(); i++) {
      double[] row = new double[classes];
      for (int k = 0; k < classes; k++) {
        row[k] = flat[i * classes + k];
        if (!Double.isFinite(row[k])) {
          throw new LuxateException(
              LuxateException.Kind.DATA,
              "the model's scores are no numbers; its weights are damaged, or its training diverged:"
                  + " train again with a lower learningRate");
        }
      }
      rows.add(row);
    }
    return rows;
  }

  @Override
  public void close() {
    network.close();
  }
}
