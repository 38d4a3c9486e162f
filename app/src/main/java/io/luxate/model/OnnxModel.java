package io.luxate.model;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.image.Grey;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * An ONNX export of Luxate's, answered by ONNX Runtime on the processor, in float32. A single
 * radiograph has all threads to itself; once it is {@link #forAnswers}, several radiographs are
 * dealt out to threads that each answer alone, which is faster (docs/decisions.md).
 */
public final class OnnxModel implements Classifier {
  private final String name;
  private final OrtEnvironment runtime;
  private final Optional<Path> file;
  private final OrtSession session;
  private final ModelCard card;

  private OnnxModel(
      String name,
      OrtEnvironment runtime,
      Optional<Path> file,
      OrtSession session,
      ModelCard card) {
    this.name = name;
    this.runtime = runtime;
    this.file = file;
    this.session = session;
    this.card = card;
  }

  /** Opens an export; throws DATA when it is damaged, or an ONNX file of somebody else's. */
  static OnnxModel open(Path file) {
    return open(file, Engine.threads());
  }

  private static OnnxModel open(Path file, int threads) {
    return open(
        file.toString(),
        Optional.of(file),
        threads,
        (runtime, options) -> runtime.createSession(file.toString(), options));
  }

  /** A trained model's answers through ONNX Runtime; the model itself is closed. */
  static Classifier inPlaceOf(TrainedModel model) {
    byte[] export;
    try (model) {
      export = OnnxExport.bytes(model);
    }
    return sideBySide(open(export, Engine.threads()), () -> open(export, 1));
  }

  private static OnnxModel open(byte[] export, int threads) {
    return open(
        "the model's ONNX export",
        Optional.empty(),
        threads,
        (runtime, options) -> runtime.createSession(export, options));
  }

  private static Classifier sideBySide(OnnxModel together, Supplier<OnnxModel> alone) {
    int threads = Engine.threads();
    return threads == 1 ? together : new OnnxLanes(together, alone.get(), threads);
  }

  /** Whether ONNX Runtime loads on this machine. */
  static boolean isAvailable() {
    try {
      runtime();
      return true;
    } catch (LuxateException e) {
      return false;
    }
  }

  /** Where a session comes from. */
  private interface Opening {
    OrtSession in(OrtEnvironment runtime, OrtSession.SessionOptions options) throws OrtException;
  }

  private static OnnxModel open(String name, Optional<Path> file, int threads, Opening opening) {
    OrtEnvironment runtime = runtime();
    OrtSession session = session(runtime, name, threads, opening);
    try {
      String text = session.getMetadata().getCustomMetadata().get(OnnxExport.CARD);
      if (text == null) {
        throw new LuxateException(
            LuxateException.Kind.DATA,
            name
                + " is an ONNX file without Luxate's model.json in its metadata; give one made by"
                + " luxate export --format onnx");
      }
      ModelCard card = Documents.parseJson(text, name + ", model.json", ModelCard.class);
      OnnxModel model = new OnnxModel(name, runtime, file, session, card);
      model.requireShapes();
      return model;
    } catch (OrtException | RuntimeException e) {
      close(session);
      throw e instanceof LuxateException known ? known : damaged(name, e);
    }
  }

  @Override
  public ModelCard card() {
    return card;
  }

  @Override
  public Classifier forAnswers() {
    return file.map(again -> sideBySide(this, () -> open(again, 1))).orElse(this);
  }

  @Override
  public float[] flatProbabilities(List<Grey> framed) {
    return answer(framed, OnnxExport.PROBABILITIES).values();
  }

  @Override
  public ClassMaps classMaps(Grey framed) {
    if (!session.getOutputNames().contains(OnnxExport.CLASS_MAPS)) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          name
              + " holds no heatmaps; give the run or a bundle of it, or export it with --heatmaps,"
              + " which a network whose maps need gradients refuses");
    }
    Answer maps = answer(List.of(framed), OnnxExport.CLASS_MAPS);
    return new ClassMaps(
        maps.values(), (int) maps.shape()[1], (int) maps.shape()[2], (int) maps.shape()[3]);
  }

  @Override
  public Answering answering() {
    return new Answering("onnxruntime " + runtime.getVersion(), "cpu", "float32");
  }

  @Override
  public void close() {
    close(session);
  }

  @SuppressWarnings("ArrayRecordComponent") // taken apart at once
  record Answer(float[] values, long[] shape) {}

  /** One of the graph's outputs for radiographs already framed. */
  Answer answer(List<Grey> framed, String output) {
    int side = card.inputPx();
    FloatBuffer values = FloatBuffer.allocate(framed.size() * side * side);
    framed.forEach(grey -> values.put(grey.values()));
    long[] shape = {framed.size(), 1, side, side};
    try (OnnxTensor input = OnnxTensor.createTensor(runtime, values.flip(), shape);
        OrtSession.Result result = session.run(Map.of(OnnxExport.INPUT, input), Set.of(output))) {
      OnnxTensor answer = (OnnxTensor) result.get(0);
      return new Answer(answer.getFloatBuffer().array(), answer.getInfo().getShape());
    } catch (OrtException e) {
      throw damaged(name, e);
    }
  }

  /** The graph must take and answer what the card says. */
  private void requireShapes() throws OrtException {
    long side = card.inputPx();
    requireShape(session.getInputInfo(), OnnxExport.INPUT, -1, 1, side, side);
    requireShape(session.getOutputInfo(), OnnxExport.PROBABILITIES, -1, card.classes().size());
  }

  private void requireShape(Map<String, NodeInfo> declared, String name, long... shape) {
    NodeInfo node = declared.get(name);
    if (node == null
        || !(node.getInfo() instanceof TensorInfo info)
        || !java.util.Arrays.equals(info.getShape(), shape)) {
      throw new LuxateException(
          LuxateException.Kind.DATA,
          name
              + " was altered: its '"
              + name
              + "' is not what its model.json says; export the model again");
    }
  }

  private static OrtEnvironment runtime() {
    try {
      OrtEnvironment runtime =
          OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "luxate");
      runtime.setTelemetry(false); // it has some on Windows
      return runtime;
    } catch (LinkageError | IllegalStateException | OrtException e) {
      throw new LuxateException(
          LuxateException.Kind.RESOURCE,
          "ONNX Runtime does not load on this machine: "
              + Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName())
              + "; its library is unpacked to "
              + System.getProperty("java.io.tmpdir")
              + ", which must exist and be writable (another one: TMPDIR, or LUXATE_JAVA_OPTS="
              + "-Djava.io.tmpdir=FOLDER). Or use the run's folder",
          e);
    }
  }

  private static OrtSession session(
      OrtEnvironment runtime, String name, int threads, Opening opening) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.addConfigEntry("session.force_spinning_stop", "1"); // where an answer ends
      return opening.in(runtime, options);
    } catch (OrtException e) {
      throw damaged(name, e);
    }
  }

  private static void close(OrtSession session) {
    try {
      session.close();
    } catch (OrtException e) {
      throw new LuxateException(LuxateException.Kind.INTERNAL, "cannot close ONNX Runtime", e);
    }
  }

  private static LuxateException damaged(String file, Exception e) {
    return new LuxateException(
        LuxateException.Kind.DATA,
        file + " is no usable ONNX file (" + e.getMessage() + "); export the model again",
        e);
  }
}
