package io.luxate.label;

import io.luxate.image.Box;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What all readers say of one image, and what follows from it.
 *
 * @param path the image's name in the set
 * @param byReader finished answers only, by reader, in the panel's order
 * @param missing readers of the panel who have not finished this image
 * @param ruling the adjudicator's finished answer, the latest one
 */
record Opinions(
    String path,
    Map<String, Answer> byReader,
    List<String> missing,
    Optional<AnswerStore.Entry> ruling) {
  /** Boxes that share less than this of what they cover together are two opinions. */
  static final double SAME_BOX = 0.5;

  /** What stands at the end. */
  sealed interface Outcome {}

  /** The readers agree, or there is only one. */
  record Agreed(Answer answer) implements Outcome {}

  /** They do not, and somebody has ruled. */
  record Adjudicated(Answer answer, String by) implements Outcome {}

  /** They do not, and nobody has ruled yet. */
  record Disputed(List<String> over) implements Outcome {}

  /** Somebody has not finished. */
  record Open(List<String> missing) implements Outcome {}

  /** The opinions on each image of the set, in its order. */
  static List<Opinions> of(LabelTask task, List<String> panel, List<AnswerStore.Entry> entries) {
    Map<String, Map<String, Answer>> answers = new LinkedHashMap<>();
    Map<String, AnswerStore.Entry> rulings = new LinkedHashMap<>();
    for (AnswerStore.Entry entry : entries) {
      if (entry.author().role() == Role.ADJUDICATOR) {
        if (entry.answer().complete(task.words())) {
          rulings.put(entry.path(), entry); // the later one counts
        }
      } else if (entry.answer().complete(task.words())) {
        answers
            .computeIfAbsent(entry.path(), path -> new LinkedHashMap<>())
            .put(lower(entry.author().name()), entry.answer());
      }
    }
    return task.paths().stream()
        .map(
            path -> {
              Map<String, Answer> found = answers.getOrDefault(path, Map.of());
              Map<String, Answer> byReader = new LinkedHashMap<>();
              List<String> missing = new ArrayList<>();
              for (String reader : panel) {
                Answer answer = found.get(lower(reader));
                if (answer == null) {
                  missing.add(reader);
                } else {
                  byReader.put(reader, answer);
                }
              }
              return new Opinions(path, byReader, missing, Optional.ofNullable(rulings.get(path)));
            })
        .toList();
  }

  /** Everybody who has said anything as a reader, in the order they began. */
  static List<String> readersAmong(List<AnswerStore.Entry> entries) {
    return entries.stream()
        .filter(entry -> entry.author().role() == Role.READER)
        .map(entry -> entry.author().name())
        .distinct()
        .sorted()
        .toList();
  }

  Outcome outcome() {
    List<String> over = over();
    if (byReader.isEmpty() || !missing.isEmpty()) {
      return new Open(missing);
    }
    if (over.isEmpty()) {
      return new Agreed(common());
    }
    return ruling
        .<Outcome>map(entry -> new Adjudicated(entry.answer(), entry.author().name()))
        .orElseGet(() -> new Disputed(over));
  }

  /** Whether the readers have finished and do not agree, be it ruled or not. */
  boolean contested() {
    return missing.isEmpty() && !over().isEmpty();
  }

  /**
   * What the readers differ over, in words. What one of them left out is no difference; neither is
   * anything between those who reject an image.
   */
  List<String> over() {
    List<String> over = new ArrayList<>();
    if (differ(Answer::decision)) {
      return List.of("accept or reject");
    }
    if (all().stream().anyMatch(Answer::isRejected)) {
      return over;
    }
    if (differ(Answer::finding)) {
      over.add("finding");
    }
    labels().stream().filter(label -> differ(answer -> answer.verdictOn(label))).forEach(over::add);
    if (differ(Answer::joint)) {
      over.add("joint");
    }
    if (differ(Answer::view)) {
      over.add("view");
    }
    if (differ(Answer::side)) {
      over.add("side");
    }
    List<Box> boxes = boxes();
    for (Box one : boxes) {
      if (boxes.stream().anyMatch(other -> overlap(one, other) < SAME_BOX)) {
        over.add("box");
        break;
      }
    }
    return over;
  }

  /** What they have in common: the reasons of all, and of boxes the mean of each edge. */
  Answer common() {
    String reasons =
        all().stream()
            .flatMap(a -> a.reason().stream())
            .distinct()
            .collect(Collectors.joining("; "));
    return new Answer(
        shared(Answer::decision),
        Optional.of(reasons).filter(text -> !text.isEmpty()).map(Opinions::shortened),
        shared(Answer::finding),
        shared(Answer::joint),
        shared(Answer::view),
        shared(Answer::side),
        over().contains("box") ? Optional.empty() : mean(boxes()),
        sharedLabels());
  }

  private Map<String, Verdict> sharedLabels() {
    Map<String, Verdict> shared = new TreeMap<>();
    for (String label : labels()) {
      shared(answer -> answer.verdictOn(label)).ifPresent(verdict -> shared.put(label, verdict));
    }
    return shared;
  }

  /** Intersection over union, 0 to 1. */
  static double overlap(Box a, Box b) {
    double width = Math.min(a.right(), b.right()) - Math.max(a.left(), b.left());
    double height = Math.min(a.bottom(), b.bottom()) - Math.max(a.top(), b.top());
    double shared = Math.max(0, width) * Math.max(0, height);
    return shared / (a.area() + b.area() - shared);
  }

  private static Optional<Box> mean(List<Box> boxes) {
    return boxes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Box(
                boxes.stream().mapToDouble(Box::left).average().orElseThrow(),
                boxes.stream().mapToDouble(Box::top).average().orElseThrow(),
                boxes.stream().mapToDouble(Box::right).average().orElseThrow(),
                boxes.stream().mapToDouble(Box::bottom).average().orElseThrow()));
  }

  private List<Answer> all() {
    return List.copyOf(byReader.values());
  }

  private List<Box> boxes() {
    return all().stream().flatMap(answer -> answer.box().stream()).toList();
  }

  /** Every label of which somebody said something. */
  private Set<String> labels() {
    return all().stream()
        .flatMap(answer -> answer.labels().keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private boolean differ(Function<Answer, Optional<?>> part) {
    return all().stream().flatMap(a -> part.apply(a).stream()).distinct().count() > 1;
  }

  private <T> Optional<T> shared(Function<Answer, Optional<T>> part) {
    List<T> said =
        all().stream()
            .map(part)
            .flatMap(Optional::stream)
            .map(Objects::requireNonNull)
            .distinct()
            .toList();
    return said.size() == 1 ? Optional.of(said.get(0)) : Optional.empty();
  }

  private static String shortened(String text) {
    return text.length() > 200 ? text.substring(0, 199) + "…" : text;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
