package io.luxate.cli;

import io.luxate.collect.Withdrawal;
import io.luxate.study.RunFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code luxate withdraw}. */
@Command(
    name = "withdraw",
    description = {
      "Takes a collected picture back and names every model that learned from it.",
      "It is deleted and never fetched again. Asks nothing; --dry-run shows what it would do."
    },
    footer = {
      "",
      "Example:",
      "  luxate withdraw 3f2a9c01 --data data/shoulders --models runs --dry-run"
    })
final class WithdrawCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(
      paramLabel = "IMAGE",
      description = "Its SHA-256 (8 digits or more), its address, or its path.")
  private String image = "";

  @Option(names = "--data", required = true, description = "The folder that collect wrote to.")
  private Path data = Path.of("");

  @Option(
      names = "--models",
      arity = "1..*",
      paramLabel = "DIR",
      description = "Folders in which to look for models, bundles included.")
  private List<Path> models = List.of();

  @Option(names = "--reason", description = "Why, for the ledger.")
  private String reason = "";

  @Option(names = "--dry-run", description = "Change nothing; show what would be done.")
  private boolean dryRun;

  @Override
  public Integer call() {
    Withdrawal.requireCollection(data);
    try (RunFolder held = RunFolder.resume(data)) {
      Withdrawal.Done done = Withdrawal.run(image, held.path(), models, reason, dryRun);
      common.print(done, done.lines().toArray(String[]::new));
      return 0;
    }
  }
}
