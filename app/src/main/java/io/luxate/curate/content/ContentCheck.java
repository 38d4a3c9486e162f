package io.luxate.curate.content;

import io.luxate.Progress;
import io.luxate.curate.audit.AuditFinding;
import io.luxate.curate.audit.Check;
import io.luxate.curate.audit.Entry;
import io.luxate.curate.audit.FindingKind;
import io.luxate.curate.audit.Subject;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at each image by itself: what it is, how good it is, what is drawn and written on it. Of a
 * set that is only compared with, it says nothing.
 */
public final class ContentCheck implements Check<List<Observation>> {
  private final WordReader words = new WordReader();
  private final List<Look> looks =
      List.of(
          new Quality(),
          new Compression(),
          new Colour(),
          new Arrows(),
          new Layout(),
          new Modality(),
          this::text);

  @Override
  public List<Observation> look(Subject subject) {
    if (subject.entry().against()) {
      return List.of();
    }
    Picture picture = Picture.of(subject);
    List<Observation> all = new ArrayList<>(FileWords.of(subject.entry().example()));
    for (Look look : looks) {
      all.addAll(look.at(picture));
      if (all.stream().anyMatch(seen -> seen.kind() == FindingKind.BLANK)) {
        break;
      }
    }
    return all;
  }

  private List<Observation> text(Picture picture) {
    return Written.observations(words.read(picture.grey()));
  }

  @Override
  public List<AuditFinding> conclude(
      List<Entry> entries, List<List<Observation>> seen, Progress progress) {
    List<AuditFinding> findings = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      for (Observation one : seen.get(i)) {
        findings.add(
            AuditFinding.of(one.kind(), entries.get(i), one.confidence(), one.why(), one.where()));
      }
    }
    words.close(); // they read again when asked again
    return findings;
  }
}
