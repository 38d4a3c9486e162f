package io.luxate.curate.duplicates;

import io.luxate.curate.audit.AuditFinding;
import io.luxate.curate.audit.Entry;
import io.luxate.curate.audit.FindingKind;
import io.luxate.dataset.DisjointSets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Pairs of equal pictures as families, each member told once beside the family's best image. */
final class FamilyFindings {
  /** Two links of at least the bar's confidence. */
  private static final double THROUGH_ANOTHER = 0.88;

  private final List<Entry> entries;
  private final DisjointSets<Integer> families = new DisjointSets<>();
  private final Map<Set<Integer>, Pair> direct = new HashMap<>();
  private final Map<Path, Set<String>> labels = new HashMap<>();

  FamilyFindings(List<Entry> entries, List<Pair> pairs) {
    this.entries = entries;
    for (Pair pair : pairs) {
      families.join(pair.a(), pair.b());
      direct.putIfAbsent(Set.of(pair.a(), pair.b()), pair);
    }
    for (Entry entry : entries) {
      labels.computeIfAbsent(entry.set(), set -> new HashSet<>()).add(entry.example().label());
    }
  }

  List<AuditFinding> all() {
    List<AuditFinding> findings = new ArrayList<>();
    for (List<Integer> family : families.sets().values()) {
      int best = best(family);
      for (int member : family) {
        boolean concernsUs = !(entries.get(member).against() && entries.get(best).against());
        if (member != best && concernsUs) {
          findings.add(finding(best, member));
        }
      }
    }
    return findings;
  }

  /** The member with the most pixels; of the audited set, if it has one there. */
  private int best(List<Integer> family) {
    return family.stream()
        .min(
            Comparator.comparing((Integer i) -> entries.get(i).against())
                .thenComparing(i -> -pixels(entries.get(i)))
                .thenComparing(i -> i))
        .orElseThrow();
  }

  private static long pixels(Entry entry) {
    return (long) entry.origin().widthPx() * entry.origin().heightPx();
  }

  private AuditFinding finding(int best, int member) {
    Entry a = entries.get(best);
    Entry b = entries.get(member);
    Optional<Pair> pair =
        Optional.ofNullable(direct.get(Set.of(best, member))).map(known -> known.from(best));
    boolean equal = pair.isPresent() && pair.get().match().isEmpty();
    String why =
        pair.map(known -> known.words(a, b)).orElse("both show the same as a third copy of it");
    double confidence = pair.map(Pair::confidence).orElse(THROUGH_ANOTHER);
    if (areInConflict(a, b)) {
      String labelled = "labels " + a.example().label() + " and " + b.example().label() + "; ";
      return AuditFinding.of(FindingKind.CONFLICT, a, b, confidence, labelled + why);
    }
    return AuditFinding.of(
        equal ? FindingKind.IDENTICAL : FindingKind.NEAR_DUPLICATE, a, b, confidence, why);
  }

  /** Whether the labels differ and each set knows both, so that they mean the same in both. */
  private boolean areInConflict(Entry a, Entry b) {
    String one = a.example().label();
    String other = b.example().label();
    return a.example().labels().areKnown()
        && b.example().labels().areKnown()
        && !one.equals(other)
        && labels.getOrDefault(a.set(), Set.of()).contains(other)
        && labels.getOrDefault(b.set(), Set.of()).contains(one);
  }
}
