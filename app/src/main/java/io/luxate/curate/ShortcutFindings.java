package io.luxate.curate;

import io.luxate.LuxateException;
import io.luxate.Progress;
import io.luxate.curate.audit.Audit;
import io.luxate.curate.audit.AuditFinding;
import io.luxate.curate.audit.FindingKind;
import io.luxate.curate.shortcuts.Finding;
import io.luxate.curate.shortcuts.ShortcutAudit;
import io.luxate.curate.shortcuts.Verdict;
import io.luxate.dataset.ImageSet;
import java.util.List;
import java.util.Optional;

/** What {@link ShortcutAudit} finds, as findings of the audit about the set as a whole. */
public final class ShortcutFindings {
  /** The probes keep pictures in memory, about 0.6 MB each. */
  private static final int MOST_IMAGES = 5_000;

  private ShortcutFindings() {}

  /**
   * Asks the probes.
   *
   * @param notes hears why they were not asked, where they were not
   */
  public static List<AuditFinding> of(
      Audit.Named data, long seed, List<String> notes, Progress progress) {
    if (data.set().isMultiLabel()) {
      notes.add("shortcuts: not asked, because several labels may hold for one image");
      return List.of();
    }
    if (data.set().examples().size() > MOST_IMAGES) {
      notes.add(
          "shortcuts: not asked of more than "
              + MOST_IMAGES
              + " images; run luxate audit-shortcuts on a part of them");
      return List.of();
    }
    ImageSet images = ImageSet.load(data.set(), ShortcutAudit.WORKING_PX, progress);
    try {
      return ShortcutAudit.of(images, seed, progress).findings().stream()
          .filter(finding -> finding.verdict().filter(v -> v != Verdict.CLEAN).isPresent())
          .map(finding -> finding(data, finding))
          .toList();
    } catch (LuxateException e) {
      if (e.kind() != LuxateException.Kind.DATA) {
        throw e;
      }
      notes.add("shortcuts: not asked: " + e.getMessage());
      return List.of();
    }
  }

  private static AuditFinding finding(Audit.Named data, Finding finding) {
    return new AuditFinding(
        FindingKind.SHORTCUT,
        data.path().toString(),
        Optional.empty(),
        false,
        finding.verdict().filter(v -> v == Verdict.SHORTCUT).isPresent() ? 0.95 : 0.6,
        finding.line(),
        List.of());
  }
}
