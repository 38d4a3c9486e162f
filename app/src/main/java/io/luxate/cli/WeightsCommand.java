package io.luxate.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code luxate weights}. */
@Command(
    name = "weights",
    description = "Weights that others publish: which there are, and how to get and check them.",
    subcommands = {
      WeightsListCommand.class,
      WeightsShowCommand.class,
      WeightsFetchCommand.class,
      WeightsCheckCommand.class
    },
    footer = {"", "Example:", "  luxate weights list resnet50"})
final class WeightsCommand implements Runnable {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Mixin
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private CommonOptions common = new CommonOptions();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
