package io.luxate.cli;

import io.luxate.Count;
import io.luxate.OutFolder;
import io.luxate.curate.Checks;
import io.luxate.curate.ShortcutFindings;
import io.luxate.curate.audit.Accepted;
import io.luxate.curate.audit.Audit;
import io.luxate.curate.audit.AuditDocument;
import io.luxate.curate.audit.AuditFinding;
import io.luxate.curate.audit.FindingKind;
import io.luxate.curate.cleaning.Cleaning;
import io.luxate.curate.content.Redaction;
import io.luxate.dataset.Unlabelled;
import io.luxate.image.Box;
import io.luxate.image.Grey;
import io.luxate.image.ImageWriting;
import io.luxate.image.RadiographReader;
import io.luxate.model.Embedding;
import io.luxate.report.AuditPage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code luxate audit}. */
@Command(
    name = "audit",
    description = {
      "Finds what is wrong with a set before a network learns from it.",
      "The same picture twice, wrong labels, what is no radiograph, burned-in text, shortcuts;",
      "see docs/audit.md. Ends with exit code 3 when something must be fixed."
    },
    footer = {"", "Example:", "  luxate audit my-radiographs --against their-test-set --out audit"})
final class AuditCommand implements Callable<Integer> {
  private static final int MUST_FIX = 3;
  private static final int PRINTED = 20;

  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(
      index = "0",
      paramLabel = "DATA",
      description = "Class folders, images.csv, or images without labels.")
  private Path data = Path.of("");

  @Option(
      names = "--against",
      paramLabel = "OTHER",
      description =
          "A set whose images must not stand in DATA, for example a test set; repeatable.")
  private List<Path> against = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Where to write audit.json, findings.csv and audit.html.")
  private Path out = Path.of("");

  @Option(
      names = "--network",
      paramLabel = "MODEL",
      description = "A trained model to see images with (default: the shipped start weights).")
  private @Nullable Path network;

  @Option(
      names = "--accepted",
      paramLabel = "FILE",
      description = "Rows of a findings.csv that a person lets stand; they do not count again.")
  private @Nullable Path accepted;

  @Option(
      names = "--fix",
      paramLabel = "DIR",
      description = {
        "Also write a cleaned copy of DATA by the rules of docs/cleaning.md, with an account of",
        "what was done; DATA stays as it is."
      })
  private @Nullable Path fix;

  @Override
  public Integer call() {
    checkFolders();
    Accepted known = accepted == null ? Accepted.none() : Accepted.read(accepted);
    Audit.Named named = new Audit.Named(data, Unlabelled.read(data));
    List<Audit.Named> others =
        against.stream().map(o -> new Audit.Named(o, Unlabelled.read(o))).toList();
    int images = named.set().examples().size();
    for (Audit.Named other : others) {
      images += other.set().examples().size();
    }
    List<String> notes = new ArrayList<>();
    Audit audit;
    try (Embedding embedding = Embedding.open(Optional.ofNullable(network))) {
      audit = Audit.of(named, others, Checks.all(embedding, images, notes), common.progress());
    }
    audit = audit.with(ShortcutFindings.of(named, common.seed(), notes, common.progress()));
    AuditDocument document = AuditDocument.of(audit, known, notes);
    document.write(out);
    Path page = AuditPage.write(audit, document, out);
    if (fix != null) {
      Cleaning cleaning =
          Cleaning.of(audit.without(known), named.set(), Optional.of(AuditCommand::redacted));
      cleaning.write(fix, common.progress());
      common.say("wrote the cleaned copy to " + fix + "; see " + fix.resolve("CHANGES.md"));
    }
    common.print(document, lines(document, page));
    return document.toFix() > 0 ? MUST_FIX : 0;
  }

  private void checkFolders() {
    OutFolder results = new OutFolder(out, "--out").freeOrHolding("audit.json", "an audit");
    if (Files.isDirectory(data)) {
      results.outside(data);
    }
    if (fix != null) {
      new OutFolder(fix, "--fix").outside(data).outside(out).free();
    }
  }

  /** A copy of the picture with the places painted over. */
  private static byte[] redacted(Path original, List<Box> places) {
    Grey picture = RadiographReader.read(original).pixels();
    return ImageWriting.png8(Redaction.paintOver(picture, places));
  }

  private static String[] lines(AuditDocument document, Path page) {
    List<String> lines = new ArrayList<>();
    for (AuditFinding finding : document.findings().stream().limit(PRINTED).toList()) {
      lines.add(
          String.format(
                  Locale.ROOT,
                  "%-16s %s%s%s (%.2f): %s",
                  finding.kind().id(),
                  finding.a(),
                  finding.b().map(b -> " = " + b).orElse(""),
                  finding.acrossSplits() ? ", across splits" : "",
                  finding.confidence(),
                  finding.kind() == FindingKind.PERSONAL_DATA
                      ? "the words stand in the results"
                      : finding.why())
              .replaceAll("\\p{Cntrl}", "?")); // of a file's name: nothing for a terminal to obey
    }
    if (document.findings().size() > PRINTED) {
      lines.add("... and " + (document.findings().size() - PRINTED) + " more");
    }
    document.notes().forEach(note -> lines.add("note: " + note));
    lines.add(
        Count.of(document.images(), "image")
            + (document.against().isEmpty()
                ? ""
                : " held against " + Count.of(document.imagesAgainst(), "other"))
            + ": "
            + document.toFix()
            + " to fix, "
            + document.toLookAt()
            + " to look at"
            + (document.accepted() > 0 ? ", " + document.accepted() + " accepted" : ""));
    lines.add("see " + page);
    return lines.toArray(String[]::new);
  }
}
