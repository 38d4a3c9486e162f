package io.luxate.curate.audit;

import io.luxate.Count;
import io.luxate.Documents;
import io.luxate.Version;
import io.luxate.curate.audit.FindingKind.Weight;
import io.luxate.dataset.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * {@code audit.json}: what was looked at and what was found.
 *
 * @param luxate the version that looked
 * @param data the audited set as given
 * @param against the sets it was held against
 * @param images readable images of the set
 * @param imagesAgainst readable images of the sets it was held against
 * @param toFix findings that must be mended
 * @param toLookAt findings that a person should look at
 * @param accepted findings that a person has looked at and let stand
 * @param kinds how many of each kind, by its id
 * @param notes what could not be asked, and why
 * @param families images that show one picture, also where that was accepted; their paths
 * @param findings the gravest first; those accepted are left out
 */
public record AuditDocument(
    String luxate,
    String data,
    List<String> against,
    int images,
    int imagesAgainst,
    long toFix,
    long toLookAt,
    int accepted,
    Map<String, Long> kinds,
    List<String> notes,
    List<List<String>> families,
    List<AuditFinding> findings) {
  public AuditDocument {
    against = List.copyOf(against);
    kinds = new TreeMap<>(kinds);
    notes = List.copyOf(notes);
    families = List.copyOf(families);
    findings = List.copyOf(findings);
  }

  /** The audit's findings but for those that were accepted. */
  public static AuditDocument of(Audit audit, Accepted accepted, List<String> notes) {
    List<AuditFinding> open = audit.without(accepted).findings();
    int against = (int) audit.entries().stream().filter(Entry::against).count();
    List<String> told = new ArrayList<>(notes);
    int idle = accepted.without(audit.findings());
    if (idle > 0) {
      told.add(
          Count.of(idle, "accepted row")
              + (idle == 1 ? " names" : " name")
              + " nothing that was found now: mended meanwhile, or another path");
    }
    return new AuditDocument(
        Version.current().version(),
        audit.data().toString(),
        audit.against().stream().map(Path::toString).toList(),
        audit.entries().size() - against,
        against,
        count(open, Weight.FIX),
        count(open, Weight.LOOK),
        audit.findings().size() - open.size(),
        open.stream().collect(Collectors.groupingBy(f -> f.kind().id(), Collectors.counting())),
        told,
        Families.of(audit.findings()).members(),
        open);
  }

  private static long count(List<AuditFinding> findings, Weight weight) {
    return findings.stream().filter(finding -> finding.kind().weight() == weight).count();
  }

  /** Writes {@code audit.json} and {@code findings.csv}. */
  public void write(Path folder) {
    Documents.writeJson(folder.resolve("audit.json"), this);
    Table table =
        new Table("kind", "weight", "a", "b", "across_splits", "confidence", "why", "where");
    for (AuditFinding finding : findings) {
      table.row(
          finding.kind().id(),
          finding.kind().weight().name().toLowerCase(Locale.ROOT),
          finding.a(),
          finding.b().orElse(""),
          String.valueOf(finding.acrossSplits()),
          String.format(Locale.ROOT, "%.3f", finding.confidence()),
          finding.why(),
          finding.where().stream()
              .map(
                  box ->
                      String.format(
                          Locale.ROOT,
                          "%.0f %.0f %.0f %.0f",
                          box.left(),
                          box.top(),
                          box.right(),
                          box.bottom()))
              .collect(Collectors.joining("; ")));
    }
    table.write(folder.resolve("findings.csv"));
  }
}
