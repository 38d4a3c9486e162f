package io.luxate.model;

import io.luxate.LuxateException;
import io.luxate.image.Framing;
import io.luxate.image.Grey;
import io.luxate.image.Radiograph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * What a network's trunk makes of a radiograph: the mean of its last features over the picture, a
 * vector of length 1. Pictures that look alike to the network lie close together. Safe for several
 * threads; close it to give its memory back.
 */
public final class Embedding implements AutoCloseable {
  /** The side at which the shipped network was trained. */
  private static final int SHIPPED_PX = 128;

  private final String name;
  private final Network network;
  private final Normalisation normalisation;
  private final int sidePx;

  private Embedding(String name, Network network, Normalisation normalisation, int sidePx) {
    this.name = name;
    this.network = network;
    this.normalisation = normalisation;
    this.sidePx = sidePx;
    StateDict.channelsLast(network);
    network.eval();
  }

  /** The trunk of a run's folder or bundle; without one, that of the shipped start weights. */
  public static Embedding open(Optional<Path> model) {
    return model.map(Embedding::of).orElseGet(Embedding::shipped);
  }

  /**
   * The trunk of a trained model.
   *
   * @throws LuxateException USER when it is several networks, or one that only answers (ONNX)
   */
  private static Embedding of(Path model) {
    Classifier classifier = Classifier.open(model);
    if (classifier instanceof TrainedModel trained) {
      ModelCard card = trained.card();
      return new Embedding(
          model.toString(), trained.network(), card.normalisation(), card.inputPx());
    }
    classifier.close();
    throw new LuxateException(
        LuxateException.Kind.USER,
        model + " is no single network of Luxate's; give a run's folder or a bundle");
  }

  private static Embedding shipped() {
    Architecture architecture = Architecture.SQUEEZENET1_1;
    Network network = architecture.create(2, 0);
    try {
      Path folder = Files.createTempDirectory("luxate-embedding");
      Path file =
          StartWeights.file(Optional.of(StartWeights.NAME), architecture, folder).orElseThrow();
      Weights.start(network, file);
      Files.delete(file);
      Files.delete(folder);
    } catch (IOException e) {
      network.close();
      throw new LuxateException(
          LuxateException.Kind.RESOURCE,
          "cannot write to the folder for temporary files ("
              + LuxateException.words(e)
              + "); free some space or set -Djava.io.tmpdir",
          e);
    } catch (RuntimeException e) {
      network.close();
      throw e;
    }
    return new Embedding(
        architecture.id() + ", shipped start weights", network, Normalisation.IMAGENET, SHIPPED_PX);
  }

  /** Which network it is. */
  public String name() {
    return name;
  }

  /** The radiograph as the square that this network looks at. */
  public Grey frame(Radiograph radiograph) {
    return Framing.LETTERBOX.frame(radiograph.shrinkTo(4 * sidePx), sidePx).pixels();
  }

  /** One vector of length 1 for each square of equal size. */
  public List<float[]> of(List<Grey> squares) {
    float[] flat =
        Engine.withoutGradient(
            () -> {
              Tensor x = Batch.of(squares, normalisation);
              Tensor features = Engine.forward(network::features, x);
              return Batch.values(features.mean(2, 3));
            });
    int length = flat.length / squares.size();
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < squares.size(); i++) {
      float[] vector = new float[length];
      System.arraycopy(flat, i * length, vector, 0, length);
      vectors.add(unit(vector));
    }
    return vectors;
  }

  private static float[] unit(float[] vector) {
    double square = 0;
    for (float value : vector) {
      square += (double) value * value;
    }
    double length = Math.max(Math.sqrt(square), 1e-12);
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (vector[i] / length);
    }
    return vector;
  }

  @Override
  public void close() {
    network.close();
  }
}
