package io.luxate.cli;

import io.luxate.LuxateException;
import io.luxate.Version;
import io.luxate.study.Cores;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.TypeConversionException;

/** The program: {@code luxate COMMAND}. */
@Command(
    name = "luxate",
    mixinStandardHelpOptions = true,
    versionProvider = Luxate.VersionLine.class,
    description = {
      "Trains a classifier for joint dislocations from radiographs of the internet,",
      "measures how it holds up elsewhere, and shows where it looks."
    },
    footer = {
      "",
      "For research and triage support. Not a certified medical device.",
      "",
      "Start with: luxate demo"
    },
    subcommands = {
      DemoCommand.class,
      StudyCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      StatsCommand.class,
      CrossvalCommand.class,
      AuditCommand.class,
      AuditShortcutsCommand.class,
      CollectCommand.class,
      WithdrawCommand.class,
      LabelCommand.class,
      SplitCommand.class,
      PredictCommand.class,
      ExplainCommand.class,
      ExportCommand.class,
      VerifyCommand.class,
      PhantomCommand.class,
      ZooCommand.class,
      BenchCommand.class,
      PretrainCommand.class,
      WeightsCommand.class,
      DoctorCommand.class
    })
public final class Luxate implements Runnable {
  /** The exit code of what a person stopped with Ctrl-C, as shells have it. */
  static final int INTERRUPTED = 130;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  public static void main(String[] args) {
    Stop stop = Stop.interrupting();
    stop.exit(run(writer(System.out), writer(System.err), args));
  }

  /** Runs one command line and answers its exit code; everything is printed to the writers. */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    try {
      return line()
          .setOut(out)
          .setErr(err)
          .setExecutionStrategy(Luxate::execute)
          .setExecutionExceptionHandler(Luxate::explain)
          .setParameterExceptionHandler(Luxate::refuse)
          .execute(args);
    } catch (OutOfMemoryError e) {
      err.println(
          "luxate: out of memory ("
              + e.getMessage()
              + "); lower batch, inputPx or --at-once, or give Java more than half of the memory with"
              + " LUXATE_JAVA_OPTS=-XX:MaxRAMPercentage=75");
      return LuxateException.Kind.RESOURCE.exitCode();
    }
  }

  /** The commands and how their words are read. */
  static CommandLine line() {
    ITypeConverter<Integer> whole = number(Integer::valueOf, "a whole number up to 2147483647");
    ITypeConverter<Long> large = number(Long::valueOf, "a whole number");
    ITypeConverter<Double> decimal = number(Double::valueOf, "a number");
    return new CommandLine(new Luxate())
        .registerConverter(int.class, whole)
        .registerConverter(Integer.class, whole)
        .registerConverter(long.class, large)
        .registerConverter(Long.class, large)
        .registerConverter(double.class, decimal)
        .registerConverter(Double.class, decimal)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  private static <N> ITypeConverter<N> number(Function<String, N> parse, String words) {
    return text -> {
      try {
        return parse.apply(text);
      } catch (NumberFormatException e) {
        throw new TypeConversionException("'" + text + "' is not " + words);
      }
    };
  }

  private static int execute(CommandLine.ParseResult parsed) {
    CommandLine command = parsed.asCommandLineList().get(parsed.asCommandLineList().size() - 1);
    try {
      if (!command.isUsageHelpRequested()) {
        CommonOptions.prepareEngine(command);
      }
    } catch (LuxateException e) {
      if (!(command.getCommand() instanceof DoctorCommand)) { // which tells of it in its own way
        throw new CommandLine.ExecutionException(command, e.getMessage(), e);
      }
    }
    try {
      return new CommandLine.RunLast().execute(parsed);
    } finally {
      Cores.ask(OptionalInt.empty(), OptionalInt.empty());
    }
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  private static int explain(
      Exception thrown, CommandLine commandLine, CommandLine.ParseResult parsed) {
    boolean debug = CommonOptions.debug(commandLine);
    PrintWriter err = commandLine.getErr();
    if (debug) {
      thrown.printStackTrace(err);
    }
    if (thrown instanceof LuxateException known) {
      return explain(known, err);
    }
    err.println(
        "luxate: an internal fault: "
            + thrown
            + (debug ? "" : "; run again with --debug for the details, and please report it"));
    return LuxateException.Kind.INTERNAL.exitCode();
  }

  /** What to say to a command line that is not understood: the fault, and where to read on. */
  private static int refuse(CommandLine.ParameterException fault, String[] args) {
    CommandLine command = fault.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("luxate: " + fault.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(fault, err);
    err.println("see " + command.getCommandSpec().qualifiedName() + " --help");
    return LuxateException.Kind.USER.exitCode();
  }

  private static int explain(LuxateException known, PrintWriter err) {
    err.println("luxate: " + known.getMessage());
    return known.kind().exitCode();
  }

  /** What {@code --version} prints. */
  static final class VersionLine implements IVersionProvider {
    @Override
    public String[] getVersion() {
      Version version = Version.current();
      return new String[] {"luxate " + version.version() + " (" + version.commit() + ")"};
    }
  }
}
