package io.luxate.collect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a run has come to so far; many threads may count. */
final class Tally {
  private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
  private final List<String> troubles = new ArrayList<>();
  private final SortedMap<Integer, String> failures = new TreeMap<>();
  private boolean interrupted;

  /** What became of a picture that a source knows of. */
  enum Outcome {
    KEPT,
    PRESENT,
    REFUSED,
    NO_LONGER_ALLOWED,
    FAILED,
    WITHDRAWN
  }

  synchronized void count(Outcome outcome) {
    counts.merge(outcome, 1, Integer::sum);
  }

  /** Counts a picture that was asked for; {@code number} is its place in the sources' order. */
  synchronized void fetched(int number, LedgerRow row) {
    count(
        switch (row.status()) {
          case KEPT -> Outcome.KEPT;
          case REFUSED -> Outcome.REFUSED;
          case FAILED -> Outcome.FAILED;
          case WITHDRAWN -> Outcome.WITHDRAWN;
        });
    if (row.status() == Status.FAILED) {
      failures.put(number, row.url() + ": " + row.reason());
    }
  }

  /** A source could not be asked. */
  synchronized void trouble(String words) {
    troubles.add(words);
  }

  synchronized void interrupt() {
    interrupted = true;
  }

  private int of(Outcome outcome) {
    return counts.getOrDefault(outcome, 0);
  }

  synchronized Collected collected(
      int found, Path out, ImageTable table, List<LedgerRow> rows, Optional<Path> changedTable) {
    Map<String, Integer> perLabel = new TreeMap<>();
    table.lines().values().forEach(cells -> perLabel.merge(cells.get(1), 1, Integer::sum));
    Map<String, Integer> refusedBy = new TreeMap<>();
    rows.stream()
        .filter(row -> row.status() == Status.REFUSED)
        .forEach(row -> refusedBy.merge(row.refusedBy(), 1, Integer::sum));
    long several =
        rows.stream()
            .filter(row -> row.isKept() && row.reason().startsWith("same picture"))
            .count();
    long unnamed =
        rows.stream()
            .filter(
                row ->
                    row.isKept()
                        && row.licence().startsWith("CC-BY")
                        && row.attribution().isEmpty())
            .map(LedgerRow::path)
            .distinct()
            .count();
    return new Collected(
        out.toString(),
        found,
        of(Outcome.KEPT),
        of(Outcome.PRESENT),
        of(Outcome.REFUSED) + of(Outcome.NO_LONGER_ALLOWED),
        of(Outcome.FAILED),
        of(Outcome.WITHDRAWN),
        of(Outcome.NO_LONGER_ALLOWED),
        (int) unnamed,
        (int) several,
        refusedBy,
        perLabel,
        table.disputed(),
        List.copyOf(troubles),
        failures.values().stream().findFirst(),
        changedTable.map(Path::toString),
        interrupted);
  }
}
