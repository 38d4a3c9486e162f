package peer;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.translate.NoopTranslator;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * DJL with the PyTorch engine, one of the contestants of benchmarks/compare: reads a line of words,
 * answers a line of JSON. Networks come as TorchScript with their weights.
 */
public final class DjlWorker {
  private static final int PX = 224;

  private final NDManager manager = NDManager.newBaseManager(Device.cpu());
  private Work work = new Work() {};

  /** A case made ready. */
  private interface Work extends AutoCloseable {
    default int each() {
      return 0;
    }

    default float[] scores() {
      return new float[0];
    }

    default void step() throws Exception {}

    @Override
    default void close() {}
  }

  public static void main(String[] args) throws Exception {
    DjlWorker worker = new DjlWorker();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String answer;
      try {
        answer = worker.answer(line.split("\t"));
      } catch (Exception | LinkageError e) {
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        answer =
            "{\"error\":\""
                + (e.getClass().getSimpleName() + ": " + message).replaceAll("[\"\\\\\\p{Cntrl}]", "'")
                + "\"}";
      }
      System.out.println(answer);
      System.out.flush();
    }
  }

  private String answer(String[] words) throws Exception {
    switch (words[0]) {
      case "versions":
        Engine engine = Engine.getEngine("PyTorch");
        return "{\"djl\":\""
            + Engine.getDjlVersion()
            + "\",\"djl's pytorch\":\""
            + engine.getVersion()
            + "\"}";
      case "prepare":
        work.close();
        Path folder = Path.of(words[2]);
        int batch = Integer.parseInt(words[4]);
        work =
            words[1].equals("infer")
                ? new Inference(folder, words[3], batch)
                : new Training(folder, words[3], batch);
        String scores =
            IntStream.range(0, work.scores().length)
                .mapToObj(i -> String.valueOf(work.scores()[i]))
                .collect(Collectors.joining(","));
        return "{\"scores\":[" + scores + "]}";
      case "run":
        return run(Double.parseDouble(words[1]));
      case "close":
        work.close();
        work = new Work() {};
        return "{}";
      default:
        return "{\"error\":\"no such word: " + words[0] + "\"}";
    }
  }

  private String run(double seconds) throws Exception {
    work.step();
    double[] times = new double[100_000];
    int steps = 0;
    long end = System.nanoTime() + (long) (seconds * 1e9);
    while (steps == 0 || (System.nanoTime() < end && steps < times.length)) {
      long start = System.nanoTime();
      work.step();
      times[steps++] = (System.nanoTime() - start) / 1e9;
    }
    double[] sorted = Arrays.copyOf(times, steps);
    Arrays.sort(sorted);
    double median = (sorted[(steps - 1) / 2] + sorted[steps / 2]) / 2;
    return "{\"per_second\":"
        + work.each() / median
        + ",\"steps\":"
        + steps
        + ",\"resident_mib\":"
        + status("VmRSS")
        + ",\"peak_mib\":"
        + status("VmHWM")
        + "}";
  }

  private static double status(String key) throws Exception {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith(key + ":"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(-1);
  }

  /** Grey squares as three equal channels. */
  private NDArray pictures(NDManager into, Path folder, int count) throws Exception {
    FloatBuffer grey =
        java.nio.ByteBuffer.wrap(Files.readAllBytes(folder.resolve("pictures.f32")))
            .order(ByteOrder.LITTLE_ENDIAN)
            .asFloatBuffer();
    float[] all = new float[count * 3 * PX * PX];
    float[] one = new float[PX * PX];
    for (int i = 0; i < count; i++) {
      grey.get(one);
      for (int c = 0; c < 3; c++) {
        System.arraycopy(one, 0, all, (i * 3 + c) * PX * PX, PX * PX);
      }
    }
    return into.create(all, new Shape(count, 3, PX, PX));
  }

  private static Model model(Path folder, String name, boolean training) throws Exception {
    Model model = Model.newInstance(name, Device.cpu(), "PyTorch");
    model.load(
        folder,
        name,
        training ? java.util.Map.of("trainParam", "true") : java.util.Map.<String, String>of());
    return model;
  }

  private float[] scores(Path folder, String arch) throws Exception {
    try (NDManager sub = manager.newSubManager();
        Model model = model(folder, arch + "-eval", false);
        Predictor<NDList, NDList> predictor = model.newPredictor(new NoopTranslator())) {
      return predictor
          .predict(new NDList(pictures(sub, folder, 4)))
          .singletonOrThrow()
          .softmax(1)
          .toFloatArray();
    }
  }

  private final class Inference implements Work {
    private final NDManager own = manager.newSubManager();
    private final Model model;
    private final Predictor<NDList, NDList> predictor;
    private final NDList x;
    private final int batch;
    private final float[] scores;

    Inference(Path folder, String arch, int batch) throws Exception {
      this.batch = batch;
      this.scores = DjlWorker.this.scores(folder, arch);
      this.model = model(folder, arch + "-eval", false);
      this.predictor = model.newPredictor(new NoopTranslator());
      this.x = new NDList(pictures(own, folder, batch));
    }

    @Override
    public int each() {
      return batch;
    }

    @Override
    public float[] scores() {
      return scores;
    }

    @Override
    public void step() throws Exception {
      NDList out = predictor.predict(x);
      out.singletonOrThrow().softmax(1).toFloatArray();
      out.close();
    }

    @Override
    public void close() {
      predictor.close();
      model.close();
      own.close();
    }
  }

  private final class Training implements Work {
    private final NDManager own = manager.newSubManager();
    private final Model model;
    private final Trainer trainer;
    private final NDArray x;
    private final NDArray y;
    private final int batch;
    private final float[] scores;

    Training(Path folder, String arch, int batch) throws Exception {
      this.batch = batch;
      this.scores = DjlWorker.this.scores(folder, arch);
      this.model = model(folder, arch + "-train", true);
      Optimizer sgd =
          Optimizer.sgd()
              .setLearningRateTracker(Tracker.fixed(1e-3f))
              .optMomentum(0.9f)
              .optWeightDecays(1e-5f)
              .build();
      this.trainer =
          model.newTrainer(
              new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                  .optDevices(new Device[] {Device.cpu()})
                  .optOptimizer(sgd));
      trainer.initialize(new Shape(batch, 3, PX, PX));
      this.x = pictures(own, folder, batch);
      float[] labels = new float[batch];
      for (int i = 0; i < batch; i++) {
        labels[i] = i % 2;
      }
      this.y = own.create(labels);
    }

    @Override
    public int each() {
      return batch;
    }

    @Override
    public float[] scores() {
      return scores;
    }

    @Override
    public void step() {
      try (NDManager sub = manager.newSubManager()) {
        NDArray in = x.duplicate();
        in.attach(sub);
        try (GradientCollector collector = trainer.newGradientCollector()) {
          NDList out = trainer.forward(new NDList(in));
          NDArray loss = trainer.getLoss().evaluate(new NDList(y), out);
          collector.backward(loss);
          loss.toFloatArray();
          out.close();
          loss.close();
        }
        trainer.step();
      }
    }

    @Override
    public void close() {
      trainer.close();
      model.close();
      own.close();
    }
  }
}
