package io.luxate.cli;

import io.luxate.LuxateException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How the trainings of a command share the machine. */
final class SharingOptions {
  @Option(
      names = "--at-once",
      paramLabel = "N",
      description = {
        "Trainings that run at once (default: what a short trial finds fastest and",
        "the memory has room for)."
      })
  private @Nullable Integer atOnce;

  /** What the command line asks for, where its command has trainings to share the cores. */
  static OptionalInt atOnce(CommandLine commandLine) {
    return commandLine.getCommandSpec().mixins().values().stream()
        .map(CommandSpec::userObject)
        .filter(SharingOptions.class::isInstance)
        .map(SharingOptions.class::cast)
        .map(SharingOptions::checked)
        .findFirst()
        .orElse(OptionalInt.empty());
  }

  private OptionalInt checked() {
    if (atOnce == null) {
      return OptionalInt.empty();
    }
    if (atOnce < 1) {
      throw new LuxateException(
          LuxateException.Kind.USER, "--at-once is " + atOnce + "; give 1 or more");
    }
    return OptionalInt.of(atOnce);
  }
}
