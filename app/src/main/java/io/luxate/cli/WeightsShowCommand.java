package io.luxate.cli;

import io.luxate.weights.Catalogue;
import io.luxate.weights.Published;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code luxate weights show}. */
@Command(
    name = "show",
    description = "Says where published weights come from and what licence lies on them.",
    footer = {"", "Example:", "  luxate weights show resnet18.IMAGENET1K_V1"})
final class WeightsShowCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private StoreOptions store = new StoreOptions();

  @Parameters(paramLabel = "NAME", description = "As luxate weights list names it.")
  private String name = "";

  /** What is known of the weights. */
  record Shown(
      Published published, String licence, String file, boolean here, Optional<String> doubt) {}

  @Override
  public Integer call() {
    Catalogue catalogue = Catalogue.shipped();
    Published entry = catalogue.named(name);
    Path file = store.store().file(entry);
    Optional<String> doubt = store.store().doubt(entry);
    boolean here = Files.isRegularFile(file) && doubt.isEmpty();
    Shown shown = new Shown(entry, catalogue.licence(entry), file.toString(), here, doubt);
    common.print(shown, lines(shown).toArray(String[]::new));
    return 0;
  }

  private static List<String> lines(Shown shown) {
    Published entry = shown.published();
    List<String> lines = new ArrayList<>();
    lines.add(entry.name() + " for " + entry.architecture() + ", by " + entry.maker());
    lines.add("from     " + entry.url());
    entry.mib().ifPresent(mib -> lines.add("size     about " + mib + " MiB"));
    lines.add(
        "SHA-256  "
            + entry
                .sha256()
                .map(digits -> "begins with " + digits + ", as the file's name says")
                .orElse("not published"));
    lines.add("source   " + entry.source());
    entry.note().ifPresent(note -> lines.add("note     " + note));
    lines.add("licence  " + shown.licence());
    lines.add((shown.here() ? "here     " : "not yet  ") + shown.file());
    shown.doubt().ifPresent(why -> lines.add("!!       what lies there " + why));
    return lines;
  }
}
