package io.luxate.cli;

import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.Progress;
import io.luxate.model.ComputeDevice;
import io.luxate.model.Engine;
import io.luxate.model.Precision;
import io.luxate.study.Cores;
import java.io.PrintWriter;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What every command understands. */
final class CommonOptions {
  @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  private static final int MOST_THREADS_PER_CORE = 8;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  @Option(names = "--seed", description = "Same seed, same result (default: ${DEFAULT-VALUE}).")
  private long seed = 20220429;

  @Option(names = "--json", description = "Print the result as JSON on standard output.")
  private boolean json;

  @Option(
      names = "--threads",
      description = "Threads for the network, of each training (default: all cores).")
  private @Nullable Integer threads;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      description = "auto, cpu or cuda:0 (default: auto, a graphics card where there is one).")
  private String device = "auto";

  @Option(
      names = "--precision",
      description = {
        "auto, fp32 or bf16: the number format of products (default: auto,",
        "bf16 where the processor or card has units for it)."
      })
  private Precision precision = Precision.AUTO;

  @Option(names = "--debug", description = "Show stack traces.")
  private boolean debug;

  long seed() {
    return seed;
  }

  boolean json() {
    return json;
  }

  /** Where networks compute; throws where the device asked for is none. */
  ComputeDevice device() {
    Engine.useDevice(device);
    return Engine.device();
  }

  /** Progress with the time left, as a terminal or a log shows it. */
  Progress progress() {
    return new ProgressLine(command.commandLine().getErr(), Boolean.getBoolean("luxate.terminal"));
  }

  /** A word to the person, never part of the result. */
  void say(String line) {
    command.commandLine().getErr().println(line);
  }

  /** One line of a result that is printed as it comes. */
  void line(String line) {
    command.commandLine().getOut().println(line);
  }

  /** The result: one JSON document with {@code --json}, else the lines. */
  void print(Object document, String... lines) {
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      out.println(Documents.json(document));
      return;
    }
    for (String line : lines) {
      out.println(line);
    }
  }

  static boolean debug(CommandLine commandLine) {
    return of(commandLine).anyMatch(common -> common.debug);
  }

  /** Turns to the device and the threads that the command line names. */
  static void prepareEngine(CommandLine commandLine) {
    OptionalInt atOnce = SharingOptions.atOnce(commandLine);
    of(commandLine).forEach(common -> common.prepareEngine(atOnce));
  }

  private void prepareEngine(OptionalInt atOnce) {
    Cores.ask(threads == null ? OptionalInt.empty() : OptionalInt.of(threads), atOnce);
    if (threads != null) {
      int most = MOST_THREADS_PER_CORE * Runtime.getRuntime().availableProcessors();
      if (threads < 1 || threads > most) {
        throw new LuxateException(
            LuxateException.Kind.USER,
            "--threads is " + threads + "; give 1 to " + most + ", more than cores help nowhere");
      }
      Engine.useThreads(threads);
    }
    if (!device.equals("auto")) {
      Engine.useDevice(device);
    }
    Engine.usePrecision(precision);
  }

  private static Stream<CommonOptions> of(CommandLine commandLine) {
    return commandLine.getCommandSpec().mixins().values().stream()
        .map(CommandSpec::userObject)
        .filter(CommonOptions.class::isInstance)
        .map(CommonOptions.class::cast);
  }
}
