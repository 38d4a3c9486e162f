package io.luxate.collect;

import io.luxate.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a run of {@code luxate collect} came to.
 *
 * @param found pictures that the sources know of
 * @param kept of them, fetched now
 * @param present of them, fetched by an earlier run
 * @param refused of them, by terms, policy or content, now or earlier
 * @param failed of them, for want of network; the next run asks again
 * @param withdrawn of them, never to be fetched
 * @param noLongerAllowed in the store, but refused by the spec as it is now
 * @param unnamed kept under a licence that asks to name somebody, though nobody is named
 * @param seenTwice rows of the ledger for a picture that stands there already
 * @param refusedBy rows of the ledger that are refused, by {@code licence}, {@code terms} or {@code
 *     content}
 * @param perLabel rows of {@code images.csv}
 * @param disputed labels of each picture that was found under several, by path
 * @param troubles why a source could not be asked
 * @param failure the first picture that failed, and why
 * @param changedTable where an {@code images.csv} was put that somebody had changed
 */
public record Collected(
    String folder,
    int found,
    int kept,
    int present,
    int refused,
    int failed,
    int withdrawn,
    int noLongerAllowed,
    int unnamed,
    int seenTwice,
    Map<String, Integer> refusedBy,
    Map<String, Integer> perLabel,
    Map<String, List<String>> disputed,
    List<String> troubles,
    Optional<String> failure,
    Optional<String> changedTable,
    boolean interrupted) {

  /** Whether the same command may bring more. */
  public boolean isUnfinished() {
    return interrupted || failed > 0 || !troubles.isEmpty();
  }

  /** What a person should know before the result. */
  public List<String> warnings() {
    List<String> lines = new ArrayList<>();
    troubles.forEach(trouble -> lines.add("could not ask " + trouble));
    failure.ifPresent(first -> lines.add("could not fetch " + first));
    disputed.forEach(
        (path, labels) ->
            lines.add(
                path
                    + " was found under the labels "
                    + String.join(" and ", labels)
                    + "; it is left out of images.csv until the sources agree"));
    if (noLongerAllowed > 0) {
      lines.add(
          Count.of(noLongerAllowed, "picture")
              + " in the store, kept earlier, may not be used by the spec as it is now: left out of"
              + " images.csv; luxate withdraw deletes one");
    }
    if (unnamed > 0) {
      lines.add(
          Count.of(unnamed, "picture")
              + " under CC-BY with nobody to name: the licence asks for a name; see ATTRIBUTION.md"
              + " and complete the attribution where you found "
              + (unnamed == 1 ? "it" : "them"));
    }
    changedTable.ifPresent(
        path -> lines.add("images.csv had been changed; the changed table is kept as " + path));
    return lines;
  }

  /** The result for a person. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        found
            + " found: "
            + kept
            + " fetched, "
            + present
            + " there already, "
            + refused
            + " refused, "
            + failed
            + " failed"
            + (withdrawn > 0 ? ", " + withdrawn + " withdrawn" : ""));
    if (!refusedBy.isEmpty()) {
      lines.add(
          refusedBy.entrySet().stream()
              .map(entry -> entry.getValue() + " for " + entry.getKey())
              .collect(Collectors.joining(", ", "refused: ", "")));
    }
    if (seenTwice > 0) {
      lines.add(Count.of(seenTwice, "picture") + " found again under another address or label");
    }
    perLabel.forEach((label, count) -> lines.add(label + ": " + Count.of(count, "picture")));
    if (interrupted) {
      lines.add("interrupted; the same command goes on from here");
    } else if (isUnfinished()) {
      lines.add("not everything came; the same command asks again for what is missing");
    }
    lines.add(
        "in " + folder + ": images.csv, ledger.csv (why each was kept or not), ATTRIBUTION.md");
    return lines;
  }
}
