package io.luxate.curate.cleaning;

import io.luxate.curate.audit.Audit;
import io.luxate.curate.audit.AuditFinding;
import io.luxate.curate.audit.Entry;
import io.luxate.curate.audit.Families;
import io.luxate.curate.audit.FindingKind;
import io.luxate.dataset.Dataset;
import io.luxate.dataset.Example;
import io.luxate.image.Box;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The rules, applied to an audit's findings one after the other. */
final class Judgement {
  private final Audit audit;
  private final boolean redacts;
  private final Map<String, Entry> entries = new HashMap<>();
  private final Set<String> elsewhere = new HashSet<>();
  private final Set<String> own = new HashSet<>();
  private final Map<String, List<String>> families = new TreeMap<>();
  private final Map<String, String> familyOf;
  private final Map<String, Change> leftOut = new LinkedHashMap<>();
  private final Map<String, List<Box>> covered = new TreeMap<>();
  private final List<Change> others = new ArrayList<>();

  Judgement(Audit audit, Dataset data, boolean redacts) {
    this.audit = audit;
    this.redacts = redacts;
    audit.entries().stream().filter(e -> !e.against()).forEach(e -> entries.put(e.path(), e));
    audit.entries().stream().filter(Entry::against).forEach(e -> elsewhere.add(e.path()));
    data.examples().stream().map(Example::path).forEach(own::add);
    familyOf = Families.of(audit.findings()).names();
    familyOf.forEach(
        (path, name) -> families.computeIfAbsent(name, n -> new ArrayList<>()).add(path));
    leaveOutAll(FindingKind.UNREADABLE, Rule.UNREADABLE);
    leaveOutAll(FindingKind.BLANK, Rule.BLANK);
    leaveOutAll(FindingKind.NOT_A_RADIOGRAPH, Rule.NOT_A_RADIOGRAPH);
    leaveOutConflicts();
    coverPersonalData();
    families.values().forEach(this::keepOneOf);
    tellOfCovered();
    leaveTheRestToAPerson();
  }

  /** What happens to the set, images left out first. */
  List<Change> changes() {
    List<Change> changes = new ArrayList<>(leftOut.values());
    changes.addAll(others);
    changes.sort(Comparator.comparing(Change::action).thenComparing(Change::path));
    return changes;
  }

  /** The places to cover, by path. */
  Map<String, List<Box>> covered() {
    return covered;
  }

  private List<AuditFinding> of(FindingKind kind) {
    return audit.findings().stream().filter(finding -> finding.kind() == kind).toList();
  }

  private void leaveOut(String path, Rule rule, String finding, Optional<String> instead) {
    if (own.contains(path)) {
      Change.Action action = Change.Action.LEFT_OUT;
      leftOut.putIfAbsent(path, new Change(path, action, Optional.of(rule), finding, instead));
    }
  }

  private void leaveOutAll(FindingKind kind, Rule rule) {
    of(kind).forEach(finding -> leaveOut(finding.a(), rule, words(finding), Optional.empty()));
  }

  /** A third copy of a picture with two labels is as doubtful as the two. */
  private void leaveOutConflicts() {
    for (AuditFinding finding : of(FindingKind.CONFLICT)) {
      for (String path : familyOf(finding.a())) {
        leaveOut(path, Rule.CONFLICT, pair(finding), Optional.empty());
      }
    }
  }

  private List<String> familyOf(String path) {
    return Optional.ofNullable(familyOf.get(path)).map(families::get).orElse(List.of(path));
  }

  private void coverPersonalData() {
    Map<String, List<AuditFinding>> findings = new TreeMap<>();
    of(FindingKind.PERSONAL_DATA)
        .forEach(f -> findings.computeIfAbsent(f.a(), path -> new ArrayList<>()).add(f));
    findings.forEach(
        (path, of) -> {
          boolean placed = of.stream().noneMatch(finding -> finding.where().isEmpty());
          if (!redacts || !placed) {
            leaveOut(path, Rule.PERSONAL_DATA, words(of.get(0)), Optional.empty());
          } else if (own.contains(path) && !leftOut.containsKey(path)) {
            covered.put(path, of.stream().flatMap(finding -> finding.where().stream()).toList());
          }
        });
  }

  private void keepOneOf(List<String> family) {
    List<String> left =
        family.stream().filter(path -> own.contains(path) && !leftOut.containsKey(path)).toList();
    Optional<String> other = family.stream().filter(elsewhere::contains).findFirst();
    if (other.isPresent()) {
      left.forEach(path -> leaveOut(path, Rule.IN_ANOTHER_SET, tying(path, other.get()), other));
      return;
    }
    Optional<String> best = left.stream().max(this::byWorth);
    for (String path : left) {
      if (best.isPresent() && !path.equals(best.get())) {
        boolean apart = side(path) != side(best.get());
        Rule rule = apart ? Rule.ON_ANOTHER_SIDE : Rule.COPY;
        leaveOut(path, rule, tying(path, best.get()), best);
      }
    }
  }

  /** The side that a model may not be trained on, then pixels, then bytes, then the first name. */
  private int byWorth(String a, String b) {
    return Comparator.comparingInt(this::side)
        .thenComparingLong(this::pixels)
        .thenComparingLong(path -> entries.containsKey(path) ? bytes(path) : 0)
        .thenComparing(Comparator.<String>reverseOrder())
        .compare(a, b);
  }

  private int side(String path) {
    return entry(path).flatMap(e -> e.example().split()).map(Enum::ordinal).orElse(-1);
  }

  private long pixels(String path) {
    return entry(path).map(e -> (long) e.origin().widthPx() * e.origin().heightPx()).orElse(0L);
  }

  private long bytes(String path) {
    return entry(path).map(e -> e.origin().bytes()).orElse(0L);
  }

  private Optional<Entry> entry(String path) {
    return Optional.ofNullable(entries.get(path));
  }

  private void tellOfCovered() {
    covered.keySet().removeAll(leftOut.keySet());
    for (String path : covered.keySet()) {
      AuditFinding finding = findingsOn(path, FindingKind.PERSONAL_DATA).iterator().next();
      others.add(
          new Change(
              path,
              Change.Action.REDACTED,
              Optional.of(Rule.REDACTED),
              words(finding),
              Optional.empty()));
    }
  }

  private void leaveTheRestToAPerson() {
    for (AuditFinding finding : audit.findings()) {
      boolean gone = leftOut.containsKey(finding.a()) || elsewhere.contains(finding.a());
      if (!gone && finding.kind().weight() == FindingKind.Weight.LOOK) {
        Change.Action action = Change.Action.LEFT_TO_A_PERSON;
        others.add(
            new Change(finding.a(), action, Optional.empty(), words(finding), Optional.empty()));
      }
    }
  }

  private Collection<AuditFinding> findingsOn(String path, FindingKind kind) {
    return of(kind).stream().filter(finding -> finding.a().equals(path)).toList();
  }

  /** The finding that ties the two, or the first that ties the image to another of the family. */
  private String tying(String path, String kept) {
    List<AuditFinding> own =
        audit.findings().stream()
            .filter(f -> Families.ties(f.kind()) && names(f, path) && f.b().isPresent())
            .toList();
    return own.stream()
        .filter(finding -> names(finding, kept))
        .findFirst()
        .or(() -> own.stream().findFirst())
        .map(Judgement::pair)
        .orElse("");
  }

  private static boolean names(AuditFinding finding, String path) {
    return finding.a().equals(path) || finding.b().filter(path::equals).isPresent();
  }

  private static String pair(AuditFinding finding) {
    return words(finding) + " (" + finding.a() + " and " + finding.b().orElse("") + ")";
  }

  /** Of personal data without the finding's own words, which may quote a name. */
  private static String words(AuditFinding finding) {
    boolean personal = finding.kind() == FindingKind.PERSONAL_DATA;
    return finding.kind().id() + ": " + (personal ? finding.kind().words() : finding.why());
  }
}
