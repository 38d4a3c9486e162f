package io.luxate.benchmarks.compare;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.luxate.model.Architecture;
import io.luxate.model.Engine;
import io.luxate.model.Network;
import io.luxate.model.OnnxExport;
import io.luxate.model.TrainedModel;
import io.luxate.model.Weights;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A contestant in a process of its own: reads a line of words parted by tabs, answers a line of
 * JSON, and sleeps meanwhile.
 */
public final class Worker {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int EPOCH = 4; // batches; the paper's group had eight

  private final String engine;
  private final int threads;
  private Optional<Work> work = Optional.empty();

  private Worker(String engine, int threads) {
    this.engine = engine;
    this.threads = threads;
  }

  /**
   * Answers until its input ends.
   *
   * @param args {@code luxate}, {@code luxate-onnx} or {@code onnxruntime}, and the threads to use;
   *     whatever the launcher appends is not looked at
   */
  public static void main(String[] args) throws IOException {
    Worker worker = new Worker(args[0], Integer.parseInt(args[1]));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      Object answer;
      try {
        answer = worker.answer(line.split("\t", -1));
      } catch (Exception | LinkageError e) {
        answer = Map.of("error", e.getClass().getSimpleName() + ": " + e.getMessage());
      }
      out.println(JSON.writeValueAsString(answer));
    }
  }

  private Object answer(String[] words) throws Exception {
    if (!engine.equals("onnxruntime")) {
      Engine.useThreads(threads);
    }
    return switch (words[0]) {
      case "versions" -> versions();
      case "write" -> write(Path.of(words[1]), Architecture.named(words[2]));
      case "prepare" -> {
        close();
        Work made = prepare(words);
        work = Optional.of(made);
        yield Map.of("scores", made.scores());
      }
      case "run" -> Bench.run(work.orElseThrow(), Double.parseDouble(words[1]));
      case "steps" -> Bench.steps(work.orElseThrow(), Integer.parseInt(words[1]));
      case "images" ->
          Map.of("images", Growing.images(Path.of(words[1]), Integer.parseInt(words[2])).size());
      case "grow-score" -> {
        int count = Integer.parseInt(words[3]);
        yield Growing.score(Path.of(words[1]), Growing.images(Path.of(words[2]), count));
      }
      case "grow-learn" ->
          Map.of("grown", Growing.learn(Path.of(words[1]), Integer.parseInt(words[2])));
      case "close" -> {
        close();
        yield Map.of();
      }
      default -> Map.of("error", "no such word: " + words[0]);
    };
  }

  private Map<String, String> versions() {
    if (engine.equals("onnxruntime")) {
      String version = ai.onnxruntime.OrtEnvironment.getEnvironment().getVersion();
      return Map.of("onnxruntime", version, "java", Runtime.version().toString());
    }
    return Map.of(
        "luxate", io.luxate.Version.current().commit(),
        "engine", Engine.version(),
        "precision", Engine.precision(),
        "java", Runtime.version().toString());
  }

  /** The shared weights as a run's folder and as Luxate's ONNX export. */
  private static Map<String, String> write(Path folder, Architecture architecture) {
    Network network = architecture.create(2, 0);
    Weights.Match match = Weights.start(network, folder.resolve(architecture.id() + ".pth"));
    if (!match.missing().isEmpty() || !match.misshapen().isEmpty()) {
      throw new IllegalStateException("not the same network: " + match.summary());
    }
    try (TrainedModel model = TrainedModel.ready(Shared.card(architecture), network)) {
      model.save(run(folder, architecture.id()));
      OnnxExport.write(onnx(folder, architecture.id()), model, false, Map.of());
    }
    return Map.of("weights", match.summary());
  }

  static Path run(Path folder, String arch) {
    return folder.resolve(arch + "-run");
  }

  private static Path onnx(Path folder, String arch) {
    return folder.resolve(arch + ".onnx");
  }

  private Work prepare(String[] words) throws Exception {
    Path at = Path.of(words[2]);
    if (words[1].equals("decode")) {
      return new DecodeWork(at);
    }
    String arch = words[3];
    int batch = Integer.parseInt(words[4]);
    return switch (words[1] + " " + engine) {
      case "train luxate" ->
          new FitWork(at, Architecture.named(arch), batch, EPOCH, threads, false);
      case "train-varied luxate" ->
          new FitWork(at, Architecture.named(arch), batch, 1, threads, true);
      case "epoch luxate" -> new EpochWork(at, Architecture.named(arch), batch, Path.of(words[5]));
      case "infer luxate" -> new InferWork(run(at, arch), at, batch);
      case "infer luxate-onnx" -> new InferWork(onnx(at, arch), at, batch);
      case "infer onnxruntime" -> new OnnxWork(onnx(at, arch), at, batch, threads);
      default -> throw new IllegalArgumentException(engine + " has no " + words[1]);
    };
  }

  private void close() throws Exception {
    Optional<Work> open = work;
    work = Optional.empty();
    if (open.isPresent()) {
      open.get().close();
    }
  }
}
