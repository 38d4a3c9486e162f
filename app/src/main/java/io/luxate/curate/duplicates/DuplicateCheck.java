package io.luxate.curate.duplicates;

import io.luxate.Progress;
import io.luxate.curate.audit.AuditFinding;
import io.luxate.curate.audit.Check;
import io.luxate.curate.audit.Entry;
import io.luxate.curate.audit.Subject;
import io.luxate.model.Embedding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the same picture twice: equal files, equal pixels, and copies turned, mirrored, scaled,
 * cut, inverted, compressed or drawn upon. However many copies there are of a picture, they are one
 * family: each member is told once, beside the one with the most pixels.
 */
public final class DuplicateCheck implements Check<Fingerprint> {
  private final Optional<Invariant> network;

  /**
   * A check that also asks a network.
   *
   * @param network whose view proposes pairs besides hashes and landmarks; left open
   */
  public DuplicateCheck(Optional<Embedding> network) {
    this.network = network.map(Invariant::new);
  }

  @Override
  public Fingerprint look(Subject subject) {
    return Fingerprint.of(subject.radiograph(), network);
  }

  @Override
  public List<AuditFinding> conclude(
      List<Entry> entries, List<Fingerprint> seen, Progress progress) {
    List<Pair> pairs = equal(seen);
    Set<Integer> copies = new HashSet<>();
    pairs.forEach(pair -> copies.add(pair.b()));
    List<Integer> distinct = new ArrayList<>();
    for (int i = 0; i < seen.size(); i++) {
      if (!copies.contains(i)) {
        distinct.add(i);
      }
    }
    List<Proposed> proposed =
        Proposed.among(distinct.stream().map(seen::get).toList(), progress).stream()
            .map(p -> new Proposed(distinct.get(p.a()), distinct.get(p.b()), p.variants()))
            .toList();
    pairs.addAll(new Confirmation(entries).of(proposed, progress));
    return new FamilyFindings(entries, pairs).all();
  }

  /** Each image whose pixels were seen before, beside the first that has them. */
  private static List<Pair> equal(List<Fingerprint> seen) {
    List<Pair> pairs = new ArrayList<>();
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < seen.size(); i++) {
      Integer before = first.putIfAbsent(seen.get(i).pixels(), i);
      if (before != null) {
        pairs.add(new Pair(before, i, Optional.empty()));
      }
    }
    return pairs;
  }
}
