package io.luxate.curate.cleaning;

import com.fasterxml.jackson.databind.JsonNode;
import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.curate.audit.AuditFinding;
import io.luxate.curate.audit.FindingKind;
import io.luxate.dataset.DisjointSets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Copies of one picture, as an audit found them: whatever findings of the kinds identical,
 * near-duplicate and conflict chain together.
 */
public final class Families {
  private static final Set<FindingKind> TYING =
      Set.of(FindingKind.IDENTICAL, FindingKind.NEAR_DUPLICATE, FindingKind.CONFLICT);
  private static final Set<String> TYING_IDS =
      TYING.stream().map(FindingKind::id).collect(Collectors.toUnmodifiableSet());

  private final DisjointSets<String> copies = new DisjointSets<>();

  private Families() {}

  /** Those of an audit in memory. */
  static Families of(List<AuditFinding> findings) {
    Families families = new Families();
    findings.stream()
        .filter(finding -> ties(finding.kind()))
        .forEach(finding -> finding.b().ifPresent(b -> families.copies.join(finding.a(), b)));
    return families;
  }

  /**
   * Those of an {@code audit.json}, or of the folder that holds one.
   *
   * @throws LuxateException USER when there is none, DATA when it has no findings or one of them
   *     names no image
   */
  public static Families read(Path audit) {
    Path file = Files.isDirectory(audit) ? audit.resolve("audit.json") : audit;
    JsonNode findings = Documents.readJson(file, JsonNode.class).path("findings");
    if (!findings.isArray()) {
      throw fault(file + " has no list 'findings'; give the audit.json of luxate audit");
    }
    Families families = new Families();
    int number = 0;
    for (JsonNode finding : findings) {
      number++;
      if (TYING_IDS.contains(text(finding, "kind", file, number))
          && finding.path("b").isTextual()) {
        families.copies.join(text(finding, "a", file, number), finding.path("b").asText());
      }
    }
    return families;
  }

  static boolean ties(FindingKind kind) {
    return TYING.contains(kind);
  }

  /** The family of each image that has copies: the first of its paths by the alphabet. */
  public Map<String, String> names() {
    Map<String, String> names = new TreeMap<>();
    copies.sets().forEach((first, paths) -> paths.forEach(path -> names.put(path, first)));
    return names;
  }

  private static String text(JsonNode finding, String key, Path file, int number) {
    if (!finding.path(key).isTextual()) {
      throw fault(file + ": finding " + number + " has no '" + key + "'; make the audit anew");
    }
    return finding.path(key).asText();
  }

  private static LuxateException fault(String message) {
    return new LuxateException(LuxateException.Kind.DATA, message);
  }
}
