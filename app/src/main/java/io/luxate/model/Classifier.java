package io.luxate.model;

import io.luxate.LuxateException;
import io.luxate.image.Grey;
import io.luxate.image.Radiograph;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A model ready to answer: its {@link ModelCard}, and what it says of radiographs. A network in
 * memory is one, and so are an ONNX export and several networks that answer together.
 */
public sealed interface Classifier extends AutoCloseable
    permits TrainedModel, Merged, OnnxModel, OnnxLanes, Ensemble {
  int IMAGES_AT_ONCE = 16;

  ModelCard card();

  /**
   * Class probabilities of a few radiographs already framed, row after row: they add up to 1, or
   * are each label's own where the card says that several may hold.
   */
  float[] flatProbabilities(List<Grey> framed);

  /** Where in a radiograph already framed the evidence for each class lies. */
  ClassMaps classMaps(Grey framed);

  /**
   * The same model for probabilities only, in the way that computes them fastest on this machine.
   * It takes this one's place: close that one only. Making it takes as long as some dozen answers.
   */
  default Classifier forAnswers() {
    return this;
  }

  /** What computes the answers. */
  Answering answering();

  @Override
  void close();

  /**
   * The model of a run's folder, a bundle or an ONNX export of Luxate's.
   *
   * @throws LuxateException USER when it is none of them, DATA when it is damaged
   */
  static Classifier open(Path path) {
    if (Bundle.isOne(path)) {
      return Bundle.load(path);
    }
    if (Ensemble.isOne(path)) {
      return Ensemble.load(path);
    }
    return isOnnx(path) ? OnnxModel.open(path) : TrainedModel.load(path);
  }

  /** The radiograph as this model wants to see it, its geometry kept. */
  default Radiograph frame(Radiograph radiograph) {
    Radiograph small = radiograph.shrinkTo(card().workingPx());
    return card().framing().frame(small, card().inputPx(), card().cropFromPx());
  }

  /**
   * Class probabilities, [image][class], of radiographs already framed, averaged over the views
   * that the card names.
   */
  default List<double[]> probabilities(List<Grey> framed) {
    int classes = card().classes().size();
    List<double[]> rows = new ArrayList<>();
    for (int start = 0; start < framed.size(); start += IMAGES_AT_ONCE) {
      List<Grey> part = framed.subList(start, Math.min(start + IMAGES_AT_ONCE, framed.size()));
      double[][] sums = new double[part.size()][classes];
      List<View> views = card().averaged();
      for (View view : views) {
        float[] flat = flatProbabilities(part.stream().map(view::of).toList());
        for (int i = 0; i < flat.length; i++) {
          sums[i / classes][i % classes] += finite(flat[i]) / views.size();
        }
      }
      rows.addAll(List.of(sums));
    }
    return rows;
  }

  private static double finite(float probability) {
    if (!Float.isFinite(probability)) {
      throw new LuxateException(
          LuxateException.Kind.DATA,
          "the model's scores are no numbers; its weights are damaged, or its training diverged:"
              + " train again with a lower learningRate");
    }
    return probability;
  }

  /** Whether a file begins as ONNX's messages do: with the number of their version. */
  private static boolean isOnnx(Path path) {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(path)) {
      return in.read() == 0x08;
    } catch (IOException e) {
      throw new LuxateException(
          LuxateException.Kind.RESOURCE, "cannot read " + path + ": " + e.getMessage(), e);
    }
  }
}
