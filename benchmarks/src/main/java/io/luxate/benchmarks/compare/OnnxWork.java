package io.luxate.benchmarks.compare;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.luxate.image.Grey;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** ONNX Runtime for Java with its default options but for the threads, on Luxate's ONNX export. */
final class OnnxWork implements Work {
  private final OrtEnvironment runtime = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final FloatBuffer pictures;
  private final int batch;
  private final float[] scores;

  OnnxWork(Path model, Path folder, int batch, int threads) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      this.session = runtime.createSession(model.toString(), options);
    }
    this.batch = batch;
    this.pictures = flat(Shared.greys(folder, batch));
    this.scores = score(flat(Shared.greys(folder, 4)), 4);
  }

  private static FloatBuffer flat(List<Grey> greys) {
    FloatBuffer flat = FloatBuffer.allocate(greys.size() * Shared.PX * Shared.PX);
    greys.forEach(grey -> flat.put(grey.values()));
    return flat;
  }

  private float[] score(FloatBuffer values, int count) {
    long[] shape = {count, 1, Shared.PX, Shared.PX};
    try (OnnxTensor x = OnnxTensor.createTensor(runtime, values.rewind(), shape);
        OrtSession.Result result = session.run(Map.of("image", x), Set.of("probabilities"))) {
      return ((OnnxTensor) result.get(0)).getFloatBuffer().array();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public int each() {
    return batch;
  }

  @Override
  public float[] scores() {
    return scores.clone();
  }

  @Override
  public void step() {
    score(pictures, batch);
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
