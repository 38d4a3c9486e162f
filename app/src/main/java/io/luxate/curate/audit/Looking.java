package io.luxate.curate.audit;

import io.luxate.Crew;
import io.luxate.Progress;
import io.luxate.image.RadiographReader;
import io.luxate.image.Reading;
import io.luxate.image.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The first half of an audit: every file has been opened once and shown to every check.
 *
 * @param entries the images that could be read, in the candidates' order
 * @param kept for each of them what each check keeps
 * @param unusable the files that could not be read, as findings
 */
record Looking(List<Entry> entries, List<List<Object>> kept, List<AuditFinding> unusable) {

  /** Opens the files, as many at once as there are processors. */
  static Looking at(
      List<Audit.Candidate> candidates, List<? extends Check<?>> checks, Progress progress) {
    Looking looking = new Looking(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    Crew.each(
            "looking at images",
            candidates,
            Audit.Candidate::path,
            candidate -> look(candidate, checks),
            progress)
        .forEach(looking::take);
    return looking;
  }

  /** What one check makes of all that it has seen. */
  <S> List<AuditFinding> conclude(Check<S> check, int number, Progress progress) {
    List<S> seen = new ArrayList<>(kept.size());
    for (List<Object> row : kept) {
      @SuppressWarnings("unchecked") // the same check put it there
      S own = (S) row.get(number);
      seen.add(own);
    }
    return check.conclude(entries, seen, progress);
  }

  private void take(Sight sight) {
    sight.entry().ifPresent(entries::add);
    sight.entry().ifPresent(entry -> kept.add(sight.kept()));
    sight.refused().ifPresent(unusable::add);
  }

  /** One file, opened: an entry and what the checks keep, or why there is none. */
  private record Sight(Optional<Entry> entry, List<Object> kept, Optional<AuditFinding> refused) {}

  private static Sight look(Audit.Candidate candidate, List<? extends Check<?>> checks)
      throws IOException {
    Reading reading = RadiographReader.examine(candidate.example().file());
    if (reading instanceof Reading.Refused refused) {
      return new Sight(Optional.empty(), List.of(), Optional.of(finding(candidate, refused)));
    }
    Reading.Done done = (Reading.Done) reading;
    Entry entry =
        new Entry(
            candidate.path(),
            candidate.named().path(),
            candidate.against(),
            candidate.example(),
            done.radiograph().origin());
    Subject subject =
        new Subject(entry, Files.readAllBytes(candidate.example().file()), done.radiograph());
    List<Object> kept = new ArrayList<>();
    for (Check<?> check : checks) {
      kept.add(check.look(subject));
    }
    return new Sight(Optional.of(entry), kept, Optional.empty());
  }

  private static AuditFinding finding(Audit.Candidate candidate, Reading.Refused refused) {
    FindingKind kind =
        refused.reason() == Refusal.TOO_SMALL ? FindingKind.TOO_SMALL : FindingKind.UNREADABLE;
    return new AuditFinding(
        kind, candidate.path(), Optional.empty(), false, 1, refused.message(), List.of());
  }
}
