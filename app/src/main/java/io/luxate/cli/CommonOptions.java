package io.luxate.cli;

import io.luxate.Documents;
import io.luxate.Progress;
import io.luxate.model.Engine;
import java.io.PrintWriter;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What every command understands. */
final class CommonOptions {
  @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

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

  @Option(names = "--threads", description = "Threads for the network (default: all cores).")
  void threads(int threads) {
    if (threads < 1) {
      throw new CommandLine.ParameterException(
          command.commandLine(), "--threads is " + threads + "; give 1 or more");
    }
    Engine.useThreads(threads);
  }

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      description = "auto, cpu or cuda:0 (default: auto, a graphics card where there is one).")
  private String device = "auto";

  @Option(names = "--debug", description = "Show stack traces.")
  private boolean debug;

  long seed() {
    return seed;
  }

  boolean json() {
    return json;
  }

  /** Progress with the time left, on a terminal; silent elsewhere. */
  Progress progress() {
    return Boolean.getBoolean("luxate.terminal")
        ? new ProgressLine(command.commandLine().getErr())
        : Progress.SILENT;
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

  /** Turns to the device that the command line names. */
  static void useDevice(CommandLine commandLine) {
    of(commandLine)
        .filter(common -> !common.device.equals("auto"))
        .forEach(common -> Engine.useDevice(common.device));
  }

  private static Stream<CommonOptions> of(CommandLine commandLine) {
    return commandLine.getCommandSpec().mixins().values().stream()
        .map(CommandSpec::userObject)
        .filter(CommonOptions.class::isInstance)
        .map(CommonOptions.class::cast);
  }
}
