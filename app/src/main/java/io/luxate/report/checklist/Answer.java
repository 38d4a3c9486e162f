package io.luxate.report.checklist;

import io.luxate.report.Markdown;
import io.luxate.report.checklist.Checklist.Item;
import io.luxate.report.checklist.Checklist.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a run answers to one item.
 *
 * @param says its sentences, with the facts filled in, as Markdown
 * @param authors what is left for the authors; empty when nothing is
 */
record Answer(Status status, List<String> says, Optional<String> authors) {
  static final Pattern FACT = Pattern.compile("\\{(\\w+)}");

  /** Tasks of which the same is said share a sentence. */
  private static final String TASK = "{task}";

  /** How much of an item the run answers. */
  enum Status {
    ANSWERED,
    PARTLY,
    AUTHORS
  }

  static Answer of(Item item, Facts facts) {
    List<String> says = new ArrayList<>();
    boolean missing = false;
    for (Line line : item.lines()) {
      Map<String, List<String>> tasksOf = new LinkedHashMap<>();
      for (Map<String, String> task : tasks(line, facts)) {
        if (isSaid(line, facts, task)) {
          Optional<String> filled = filled(line.text(), facts, task);
          filled.ifPresent(
              text -> tasksOf.computeIfAbsent(text, t -> new ArrayList<>()).add(name(task)));
          missing |= filled.isEmpty();
        }
      }
      tasksOf.forEach((text, names) -> says.add(text.replace(TASK, String.join(", ", names))));
    }
    boolean incomplete = missing || says.isEmpty();
    List<String> left =
        Stream.of(item.authors(), incomplete ? item.otherwise() : Optional.<String>empty())
            .flatMap(Optional::stream)
            .toList();
    Status status =
        says.isEmpty() ? Status.AUTHORS : left.isEmpty() ? Status.ANSWERED : Status.PARTLY;
    return new Answer(
        status,
        List.copyOf(says),
        left.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", left)));
  }

  /** The tasks that a line speaks of: each if it names a fact of theirs, else it is said once. */
  private static List<Map<String, String>> tasks(Line line, Facts facts) {
    boolean ofTasks =
        facts.tasks().stream().anyMatch(task -> names(line).anyMatch(task::containsKey));
    return ofTasks ? facts.tasks() : List.of(Map.of());
  }

  private static Stream<String> names(Line line) {
    return Stream.concat(
        FACT.matcher(line.text()).results().map(found -> found.group(1)),
        Stream.of(line.when(), line.unless()).flatMap(Optional::stream));
  }

  private static boolean isSaid(Line line, Facts facts, Map<String, String> task) {
    return line.when().map(name -> facts.of(task, name).isPresent()).orElse(true)
        && line.unless().map(name -> facts.of(task, name).isEmpty()).orElse(true);
  }

  private static String name(Map<String, String> task) {
    return Markdown.text(task.getOrDefault("task", ""));
  }

  /** Empty where a fact is not known; the task's name is left open. */
  private static Optional<String> filled(String text, Facts facts, Map<String, String> task) {
    List<String> names = FACT.matcher(text).results().map(found -> found.group(1)).toList();
    return names.stream().allMatch(name -> facts.of(task, name).isPresent())
        ? Optional.of(
            FACT.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(value(found, facts, task))))
        : Optional.empty();
  }

  private static String value(MatchResult found, Facts facts, Map<String, String> task) {
    return found.group().equals(TASK)
        ? TASK
        : Markdown.text(facts.of(task, found.group(1)).orElseThrow());
  }
}
