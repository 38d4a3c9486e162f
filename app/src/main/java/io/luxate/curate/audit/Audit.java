package io.luxate.curate.audit;

import io.luxate.Progress;
import io.luxate.dataset.Dataset;
import io.luxate.dataset.Example;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What an audit found in a set, alone or held against others. Every file is opened once and shown
 * to each check; no more pictures than there are processors stand in memory.
 *
 * @param data the audited set as given
 * @param against those it was held against
 * @param entries every image that could be read, the audited set's first
 * @param findings the gravest kind first; within one, those across splits, then by confidence
 */
public record Audit(
    Path data, List<Path> against, List<Entry> entries, List<AuditFinding> findings) {
  private static final Comparator<AuditFinding> ORDER =
      Comparator.comparing(AuditFinding::kind)
          .thenComparing(finding -> !finding.acrossSplits())
          .thenComparing(finding -> -finding.confidence())
          .thenComparing(AuditFinding::a)
          .thenComparing(finding -> finding.b().orElse(""));

  public Audit {
    against = List.copyOf(against);
    entries = List.copyOf(entries);
    findings = findings.stream().sorted(ORDER).toList();
  }

  /** A set and what the user called it. */
  public record Named(Path path, Dataset set) {}

  /**
   * Asks every check.
   *
   * @param against other sets whose images must not stand in {@code data}
   * @throws io.luxate.LuxateException USER when interrupted, RESOURCE when memory does not suffice
   */
  public static Audit of(
      Named data, List<Named> against, List<? extends Check<?>> checks, Progress progress) {
    List<Candidate> candidates = new ArrayList<>();
    data.set().examples().forEach(e -> candidates.add(new Candidate(e.path(), data, false, e)));
    for (Named other : against) {
      for (Example example : other.set().examples()) {
        String path = other.path().resolve(example.path()).toString().replace('\\', '/');
        candidates.add(new Candidate(path, other, true, example));
      }
    }
    Looking looking = Looking.at(candidates, checks, progress);
    List<AuditFinding> findings = new ArrayList<>(looking.unusable());
    for (int i = 0; i < checks.size(); i++) {
      findings.addAll(looking.conclude(checks.get(i), i, progress));
    }
    return new Audit(
        data.path(), against.stream().map(Named::path).toList(), looking.entries(), findings);
  }

  /** The same audit with other findings besides its own. */
  public Audit with(List<AuditFinding> more) {
    List<AuditFinding> all = new ArrayList<>(findings);
    all.addAll(more);
    return new Audit(data, against, entries, all);
  }

  /** The same audit without what a person lets stand. */
  public Audit without(Accepted accepted) {
    return new Audit(
        data, against, entries, findings.stream().filter(f -> !accepted.contains(f)).toList());
  }

  /** An image that has not been opened yet, and what findings will call it. */
  record Candidate(String path, Named named, boolean against, Example example) {}
}
