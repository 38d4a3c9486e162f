package io.luxate.benchmarks.compare;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How each contestant is started. */
final class Contestants {
  static final String LUXATE = "luxate";
  static final String TORCH = "torch default";
  static final String TORCH_BF16 = "torch channels-last bf16";
  static final String BARE_STEP = "luxate bare step";

  private final Options options;
  private final File log;

  Contestants(Options options, File log) {
    this.options = options;
    this.log = log;
  }

  /** Everybody who knows that kind of work; those who are not installed too. */
  static List<String> of(String kind) {
    return switch (kind) {
      case "train" -> List.of(LUXATE, TORCH, "torch channels-last", TORCH_BF16, "djl");
      case "infer" ->
          List.of(
              LUXATE,
              "luxate onnx",
              TORCH,
              "torch channels-last",
              TORCH_BF16,
              "onnxruntime",
              "djl");
      case "decode" -> List.of(LUXATE, TORCH);
      default -> List.of(LUXATE, BARE_STEP);
    };
  }

  /** Whoever takes part in anything. */
  static List<String> all() {
    return Options.KINDS.stream().flatMap(kind -> of(kind).stream()).distinct().toList();
  }

  /** A fresh process; throws {@link Talk.Refused} when it is not there. */
  Talk start(String name, boolean oneCore) {
    int threads = oneCore ? 1 : options.threads();
    List<String> command = new ArrayList<>(oneCore ? List.of("taskset", "-c", "0") : List.of());
    String jars =
        options.home().resolve("benchmarks/target/benchmarks.jar")
            + ":"
            + options.home().resolve("app/target/luxate.jar");
    String worker = Worker.class.getName();
    switch (name) {
      case LUXATE, BARE_STEP, "luxate onnx" -> {
        // the launcher's own environment and options; its -jar becomes an unread argument
        String engine = name.equals("luxate onnx") ? "luxate-onnx" : "luxate";
        String java = "-cp " + jars + " " + worker + " " + engine + " " + threads;
        command.add(options.home().resolve("luxate").toString());
        return new Talk(command, Map.of("LUXATE_JAVA_OPTS", java), log);
      }
      case "onnxruntime" ->
          command.addAll(List.of(java(), "-cp", jars, worker, "onnxruntime", "" + threads));
      case "djl" -> {
        String path = options.djl().orElseThrow(() -> new Talk.Refused("DJL is not installed"));
        command.addAll(
            List.of(
                java(),
                "-Dai.djl.pytorch.num_threads=" + threads,
                "-Dai.djl.offline=true",
                "-cp",
                path,
                "peer.DjlWorker"));
      }
      default -> {
        String python =
            options
                .python()
                .orElseThrow(() -> new Talk.Refused("PyTorch is not installed"))
                .toString();
        String script = options.home().resolve("benchmarks/peers/torch_worker.py").toString();
        String setting = name.substring(name.lastIndexOf(' ') + 1);
        command.addAll(List.of(python, script, setting, "" + threads));
      }
    }
    return new Talk(command, Map.of(), log);
  }

  private static String java() {
    return System.getProperty("java.home") + "/bin/java";
  }
}
