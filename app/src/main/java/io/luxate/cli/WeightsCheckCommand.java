package io.luxate.cli;

import io.luxate.LuxateException;
import io.luxate.weights.Checked;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code luxate weights check}. */
@Command(
    name = "check",
    description = "Says what a weights file is: format, tensors, network, and whether it is whole.",
    footer = {"", "Example:", "  luxate weights check downloads/model.pth"})
final class WeightsCheckCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private StoreOptions store = new StoreOptions();

  @Parameters(paramLabel = "FILE", description = "A weights file, or a name that was fetched.")
  private String file = "";

  @Override
  public Integer call() {
    Checked checked = Checked.of(store.store().find(file));
    common.print(checked, checked.lines().toArray(String[]::new));
    return checked.doubt().isEmpty() ? 0 : LuxateException.Kind.DATA.exitCode();
  }
}
