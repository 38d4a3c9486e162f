package io.luxate.cli;

import io.luxate.LuxateException;
import io.luxate.collect.CollectRun;
import io.luxate.collect.CollectSpec;
import io.luxate.collect.Collected;
import io.luxate.study.RunFolder;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code luxate collect}. */
@Command(
    name = "collect",
    description = {
      "Collects radiographs that one may train on, with a licence ledger.",
      "Goes on where an earlier run of the same folder ended. See docs/collect.md."
    },
    footer = {
      "",
      "Example:",
      "  luxate collect examples/collect/shoulders.yaml --out data/shoulders"
    })
final class CollectCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "SPEC", description = "What to collect: a YAML file.")
  private Path spec = Path.of("");

  @Option(names = "--out", required = true, description = "Folder for the pictures and tables.")
  private Path out = Path.of("");

  @Option(
      names = "--retry-refused",
      description = "Ask again for what an earlier run refused; the spec's word always counts.")
  private boolean retryRefused;

  @Option(
      names = "--allow-private-addresses",
      description = {
        "Also ask addresses that are not the public internet's, such as a mirror in",
        "your own network. Leave it off for tables that others wrote."
      })
  private boolean allowPrivateAddresses;

  @Override
  public Integer call() {
    CollectSpec.read(spec); // before a folder is made for nothing
    CollectRun.Rules rules = new CollectRun.Rules(allowPrivateAddresses, retryRefused);
    Collected collected;
    try (RunFolder held = RunFolder.resume(out)) {
      collected = CollectRun.run(spec, held.path(), rules, common.progress());
    }
    collected.warnings().forEach(common::say);
    common.print(collected, collected.lines().toArray(String[]::new));
    if (collected.interrupted()) {
      return Luxate.INTERRUPTED;
    }
    return collected.isUnfinished() ? LuxateException.Kind.RESOURCE.exitCode() : 0;
  }
}
