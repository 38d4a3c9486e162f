package io.luxate.curate.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.dataset.DisjointSets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which images of an audited set show one picture: those that its findings call identical, nearly
 * so, or in conflict, also where a person lets the finding stand.
 *
 * @param members the paths of each, two or more, in order
 */
public record Families(List<List<String>> members) {
  private static final Set<FindingKind> TYING =
      Set.of(FindingKind.IDENTICAL, FindingKind.NEAR_DUPLICATE, FindingKind.CONFLICT);

  public Families {
    members = members.stream().map(List::copyOf).toList();
  }

  /** What the findings tie together. */
  public static Families of(List<AuditFinding> findings) {
    DisjointSets<String> copies = new DisjointSets<>();
    findings.stream()
        .filter(finding -> ties(finding.kind()))
        .forEach(finding -> finding.b().ifPresent(b -> copies.join(finding.a(), b)));
    return new Families(List.copyOf(copies.sets().values()));
  }

  /**
   * Those of an {@code audit.json}, or of the folder that holds one.
   *
   * @throws LuxateException USER when there is none, DATA when it has no list of them
   */
  public static Families read(Path audit) {
    Path file = Files.isDirectory(audit) ? audit.resolve("audit.json") : audit;
    JsonNode families = Documents.readJson(file, JsonNode.class).path("families");
    if (!families.isArray()) {
      throw fault(file + " has no list 'families'; make the audit anew with luxate audit");
    }
    List<List<String>> members = new ArrayList<>();
    for (JsonNode family : families) {
      List<String> paths = new ArrayList<>();
      for (JsonNode path : family) {
        if (!path.isTextual()) {
          throw fault(file + ": a family holds '" + path + "', which is no path");
        }
        paths.add(path.asText());
      }
      members.add(paths);
    }
    return new Families(members);
  }

  /** Whether a finding of this kind says that two images show one picture. */
  public static boolean ties(FindingKind kind) {
    return TYING.contains(kind);
  }

  /** The family of each image that has copies: the first of its paths by the alphabet. */
  public Map<String, String> names() {
    Map<String, String> names = new TreeMap<>();
    members.forEach(paths -> paths.forEach(path -> names.put(path, paths.get(0))));
    return names;
  }

  private static LuxateException fault(String message) {
    return new LuxateException(LuxateException.Kind.DATA, message);
  }
}
