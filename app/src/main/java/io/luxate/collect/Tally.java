package io.luxate.collect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a run has come to so far. */
final class Tally {
  int found;
  int kept;
  int present;
  int refused;
  int failed;
  int withdrawn;
  int noLongerAllowed;
  boolean interrupted;
  Optional<String> failure = Optional.empty();
  final List<String> troubles = new ArrayList<>();

  void count(String url, NotFetched e) {
    if (e.why() == NotFetched.Why.TROUBLE) {
      failed++;
      failure = failure.or(() -> Optional.of(url + ": " + e.words()));
    } else {
      refused++;
    }
  }

  Collected collected(
      Path out, ImageTable table, List<LedgerRow> rows, Optional<Path> changedTable) {
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
    return new Collected(
        out.toString(),
        found,
        kept,
        present,
        refused,
        failed,
        withdrawn,
        noLongerAllowed,
        (int) several,
        refusedBy,
        perLabel,
        table.disputed(),
        troubles,
        failure,
        changedTable.map(Path::toString),
        interrupted);
  }
}
