package io.luxate.curate.cleaning;

import io.luxate.Count;
import io.luxate.dataset.Dataset;
import io.luxate.dataset.Example;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code CHANGES.md}: what a cleaned copy leaves out, covers and leaves to a person, in words. */
record ChangesText(Cleaning cleaning) {
  private static final int NAMED = 20;

  String text() {
    StringBuilder text = new StringBuilder("# What was changed\n\n");
    Dataset kept = cleaning.kept();
    long images = cleaning.data().examples().size();
    text.append("Of ").append(Count.of(images, "image")).append(", ");
    text.append(kept.examples().size()).append(" are here. The original is as it was. ");
    text.append("Every change is a row of `changes.csv`, with the finding it follows from.\n\n");
    text.append("| | before | now |\n|---|---|---|\n");
    Map<String, Long> now = perClass(kept);
    perClass(cleaning.data())
        .forEach(
            (name, count) ->
                text.append("| ")
                    .append(name.replace("|", "\\|"))
                    .append(" | ")
                    .append(count)
                    .append(" | ")
                    .append(now.getOrDefault(name, 0L))
                    .append(" |\n"));
    for (Rule rule : Rule.values()) {
      List<Change> of =
          cleaning.changes().stream()
              .filter(c -> c.rule().filter(rule::equals).isPresent())
              .toList();
      section(text, rule.words(), of);
    }
    section(
        text,
        "left to a person: still here, to be looked at",
        cleaning.of(Change.Action.LEFT_TO_A_PERSON));
    text.append(
        "\nMade by Luxate for research and triage support; not a certified medical device.\n");
    return text.toString();
  }

  private static void section(StringBuilder text, String words, List<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    text.append("\n## ").append(words.substring(0, 1).toUpperCase(Locale.ROOT));
    text.append(words.substring(1)).append(" (").append(changes.size()).append(")\n\n");
    for (Change change : changes.subList(0, Math.min(NAMED, changes.size()))) {
      text.append("- `").append(change.path()).append('`');
      change.keptInstead().ifPresent(other -> text.append(", kept instead: `" + other + "`"));
      text.append(": ").append(change.finding().replaceAll("\\s+", " ")).append('\n');
    }
    if (changes.size() > NAMED) {
      text.append("- and ").append(changes.size() - NAMED).append(" more, see `changes.csv`\n");
    }
  }

  private static Map<String, Long> perClass(Dataset set) {
    return set.examples().stream()
        .map(Example::labels)
        .flatMap(l -> (l.names().isEmpty() ? List.of("no label") : l.names()).stream())
        .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
  }
}
