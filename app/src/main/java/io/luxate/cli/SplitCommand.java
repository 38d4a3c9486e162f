package io.luxate.cli;

import io.luxate.LuxateException;
import io.luxate.curate.audit.Families;
import io.luxate.dataset.Dataset;
import io.luxate.dataset.DatasetReader;
import io.luxate.dataset.Deal;
import io.luxate.dataset.Example;
import io.luxate.dataset.Excluded;
import io.luxate.dataset.ImageSet;
import io.luxate.dataset.Item;
import io.luxate.dataset.Shares;
import io.luxate.dataset.Tie;
import io.luxate.dataset.Ties;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code luxate split}. */
@Command(
    name = "split",
    description = {
      "Deals a set to train, val and test: what belongs together stays together, classes balanced.",
      "Writes splits.csv, and images.csv that every other command takes; DATA stays as it is.",
      "See docs/split.md."
    },
    footer = {"", "Example:", "  luxate split my-radiographs --seed 7 --audit audit --out split"})
final class SplitCommand implements Callable<Integer> {
  private static final int SEEN_PX = 32;

  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(index = "0", paramLabel = "DATA", description = "Class folders or images.csv.")
  private Path data = Path.of("");

  @Option(
      names = "--by",
      split = ",",
      paramLabel = "TIE",
      description =
          "What stays on one side: patient, source, family, with commas between"
              + " (default: patient,family). Identical bytes always do.")
  private Set<Tie> by = EnumSet.noneOf(Tie.class);

  @Option(
      names = "--audit",
      paramLabel = "AUDIT",
      description = "audit.json of DATA, or its folder: which images are copies of one picture.")
  private @Nullable Path audit;

  @Option(names = "--train", description = "Share of each class to train on (default: 0.7).")
  private @Nullable Double train;

  @Option(names = "--val", description = "Share to validate on (default: 0.15).")
  private @Nullable Double val;

  @Option(names = "--test", description = "Share to test on (default: 0.15).")
  private @Nullable Double test;

  @Option(
      names = "--out",
      paramLabel = "OUT",
      description = "Folder for the tables, or the name of splits.csv (default: this folder).")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    SplitFiles files = SplitFiles.at(out, data);
    Shares shares =
        Shares.of(Optional.ofNullable(train), Optional.ofNullable(val), Optional.ofNullable(test));
    Dataset read = DatasetReader.read(data);
    Ties ties = ties(read.examples());
    ImageSet set = ImageSet.load(read, SEEN_PX, common.progress());
    if (set.items().isEmpty()) {
      throw new LuxateException(
          LuxateException.Kind.DATA,
          data
              + ": none of its "
              + read.examples().size()
              + " images can be read, the first because "
              + set.excluded().get(0).message());
    }
    tell(read, set.items(), ties);
    Deal deal = Deal.of(set.items(), shares, ties, common.seed());
    files.write(deal, set.excluded());
    Excluded.tell(set.excluded(), files.excluded(), common::say);
    SplitReport report = SplitReport.of(deal, ties, common.seed(), files);
    common.print(report, report.lines());
    return 0;
  }

  private Ties ties(List<Example> examples) {
    Set<Tie> tied = by.isEmpty() ? EnumSet.of(Tie.PATIENT, Tie.FAMILY) : by;
    Map<String, String> families = audit == null ? Map.of() : Families.read(audit).names();
    if (audit != null && !tied.contains(Tie.FAMILY)) {
      throw user("--audit says which images are one family; add family to --by, or leave it out");
    }
    if (!families.isEmpty() && examples.stream().noneMatch(e -> families.containsKey(e.path()))) {
      throw user(
          audit + " names none of the images of " + data + "; give the audit of this very set");
    }
    require(Tie.PATIENT, examples, Example::patient);
    require(Tie.SOURCE, examples, Example::source);
    return new Ties(tied, families);
  }

  /** Throws where a tie was asked for by name and no image has it. */
  private void require(Tie tie, List<Example> all, Function<Example, Optional<String>> name) {
    if (by.contains(tie) && all.stream().noneMatch(example -> name.apply(example).isPresent())) {
      throw user(
          data
              + " names no "
              + tie.id()
              + " for any image; fill in the column "
              + tie.id()
              + " of its table, or leave it out of --by");
    }
  }

  private void tell(Dataset read, List<Item> items, Ties ties) {
    if (read.examples().stream().anyMatch(example -> example.split().isPresent())) {
      common.say("passing over the split that " + data + " comes with");
    }
    tellUnknown(Tie.PATIENT, items, ties, Example::patient);
    tellUnknown(Tie.SOURCE, items, ties, Example::source);
    if (ties.by().contains(Tie.FAMILY) && audit == null) {
      common.say(
          "without --audit only files of identical bytes count as one family; a picture that was"
              + " resized or saved anew may stand on two sides");
    }
  }

  private void tellUnknown(
      Tie tie, List<Item> items, Ties ties, Function<Example, Optional<String>> name) {
    long unknown = items.stream().filter(item -> name.apply(item.example()).isEmpty()).count();
    if (ties.by().contains(tie) && unknown > 0) {
      common.say(
          (unknown == items.size() ? "no image names" : unknown + " of the images name no")
              + (unknown == items.size() ? " a " : " ")
              + tie.id()
              + "; each of them counts as one of its own");
    }
  }

  private static LuxateException user(String message) {
    return new LuxateException(LuxateException.Kind.USER, message);
  }
}
