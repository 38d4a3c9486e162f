package io.luxate.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import io.luxate.Documents;
import io.luxate.curate.audit.Audit;
import io.luxate.curate.audit.AuditDocument;
import io.luxate.curate.audit.AuditFinding;
import io.luxate.curate.audit.Entry;
import io.luxate.curate.audit.FindingKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An audit as one page: findings by kind, the gravest first, with the pictures side by side and the
 * places marked that a finding is about.
 *
 * @param document what was found
 * @param sections one for each kind that was found
 */
public record AuditPage(AuditDocument document, List<Section> sections) {
  /** So many findings of a kind are shown with pictures; the table names all. */
  public static final int SHOWN = 60;

  private static final int PICTURE_PX = 300;
  private static final TemplateEngine PAGES =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, AuditPage.class.getClassLoader(), "io.luxate.report.pages");

  /**
   * The findings of a kind.
   *
   * @param left how many more there are than are shown
   */
  public record Section(FindingKind kind, List<Shown> shown, int left) {}

  /** A finding with its pictures. */
  public record Shown(AuditFinding finding, List<Side> sides) {}

  /**
   * One image of a finding.
   *
   * @param picture empty where the file cannot be shown
   * @param facts its label, split and size
   */
  public record Side(String path, String facts, Optional<Picture> picture) {}

  /** Writes {@code audit.html}, which needs nothing beside it. */
  public static Path write(Audit audit, AuditDocument document, Path folder) {
    Map<String, Entry> entries = new HashMap<>();
    audit.entries().forEach(entry -> entries.put(entry.path(), entry));
    Map<FindingKind, List<AuditFinding>> kinds = new TreeMap<>();
    for (AuditFinding finding : document.findings()) {
      kinds.computeIfAbsent(finding.kind(), kind -> new ArrayList<>()).add(finding);
    }
    List<Section> sections = new ArrayList<>();
    kinds.forEach(
        (kind, findings) ->
            sections.add(
                new Section(
                    kind,
                    findings.stream().limit(SHOWN).map(f -> shown(f, entries)).toList(),
                    Math.max(0, findings.size() - SHOWN))));
    TemplateOutput output = new StringOutput();
    PAGES.render("audit.jte", Map.of("page", new AuditPage(document, sections)), output);
    Path file = folder.resolve("audit.html");
    Documents.write(file, output.toString());
    return file;
  }

  private static Shown shown(AuditFinding finding, Map<String, Entry> entries) {
    List<Side> sides = new ArrayList<>();
    Optional.ofNullable(entries.get(finding.a()))
        .ifPresent(entry -> sides.add(side(entry, finding)));
    finding
        .b()
        .flatMap(b -> Optional.ofNullable(entries.get(b)))
        .ifPresent(entry -> sides.add(side(entry, finding)));
    return new Shown(finding, sides);
  }

  private static Side side(Entry entry, AuditFinding finding) {
    return new Side(
        entry.path(),
        entry.facts(),
        Picture.of(
            entry.file(),
            PICTURE_PX,
            entry.path().equals(finding.a()) ? finding.where() : List.of()));
  }
}
