package io.luxate.cli;

import io.luxate.LuxateException;
import io.luxate.model.Bundle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code luxate verify}. */
@Command(
    name = "verify",
    description = {
      "Checks whether a bundle is intact.",
      "Every part is there and unaltered, nothing else is in it, and the weights are those of",
      "its network. Who made it cannot be told; compare the SHA-256 with what its sender says."
    },
    footer = {"", "Example:", "  luxate verify shoulder.zip"})
final class VerifyCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "BUNDLE", description = "A file that luxate export wrote.")
  private Path bundle = Path.of("");

  @Override
  public Integer call() {
    Bundle.Verdict verdict = Bundle.verify(bundle);
    List<String> lines = new ArrayList<>();
    verdict
        .parts()
        .forEach(
            part ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "%-20s %12d bytes  SHA-256 %s",
                        part.name(),
                        part.bytes(),
                        part.sha256())));
    lines.add("the file itself: SHA-256 " + verdict.sha256());
    verdict.problems().forEach(problem -> lines.add("!!   " + problem));
    lines.add(
        verdict.problems().isEmpty()
            ? bundle + " is intact"
            : bundle + " is no intact bundle; get it again, or export the model again");
    common.print(verdict, lines.toArray(String[]::new));
    return verdict.problems().isEmpty() ? 0 : LuxateException.Kind.DATA.exitCode();
  }
}
