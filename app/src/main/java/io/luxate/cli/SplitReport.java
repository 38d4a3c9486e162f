package io.luxate.cli;

import io.luxate.Count;
import io.luxate.dataset.Deal;
import io.luxate.dataset.Split;
import io.luxate.dataset.Tie;
import io.luxate.dataset.Ties;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What {@code luxate split} answers.
 *
 * @param images how many were dealt
 * @param groups how many whole groups they form
 * @param by what ties them besides identical bytes
 * @param counts images by class, then side
 * @param unbalanced what came out otherwise than wanted
 * @param splits the table as the set names its images
 * @param data the table that other commands take
 */
record SplitReport(
    long seed,
    int images,
    long groups,
    List<String> by,
    Map<String, Map<String, Long>> counts,
    List<String> unbalanced,
    String splits,
    String data) {

  static SplitReport of(Deal deal, Ties ties, long seed, SplitFiles files) {
    Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
    deal.counts()
        .forEach(
            (name, sides) -> {
              Map<String, Long> byId = new LinkedHashMap<>();
              sides.forEach((side, count) -> byId.put(side.id(), count));
              counts.put(name, byId);
            });
    return new SplitReport(
        seed,
        deal.items().size(),
        deal.groups().stream().distinct().count(),
        ties.by().stream().sorted().map(Tie::id).toList(),
        counts,
        deal.unbalanced(),
        files.splits().toString(),
        files.images().toString());
  }

  String[] lines() {
    List<String> lines = new ArrayList<>();
    int width = counts.keySet().stream().mapToInt(String::length).max().orElse(0);
    String row = "%-" + Math.max(1, width) + "s  %7s  %7s  %7s";
    List<String> sides = List.of(Split.values()).stream().map(Split::id).toList();
    lines.add(String.format(Locale.ROOT, row, "", sides.get(0), sides.get(1), sides.get(2)));
    counts.forEach(
        (name, of) ->
            lines.add(
                String.format(
                    Locale.ROOT,
                    row,
                    name,
                    of.get(sides.get(0)),
                    of.get(sides.get(1)),
                    of.get(sides.get(2)))));
    String tied = by.isEmpty() ? "" : String.join(", ", by) + " and ";
    lines.add(
        Count.of(images, "image")
            + " in "
            + Count.of(groups, "group")
            + " that stay whole, tied by "
            + tied
            + "identical bytes; seed "
            + seed);
    unbalanced.forEach(fault -> lines.add("not balanced: " + fault));
    lines.add("wrote " + splits + " and, for other commands, " + data);
    return lines.toArray(String[]::new);
  }
}
