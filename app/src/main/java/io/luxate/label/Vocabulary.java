package io.luxate.label;

import io.luxate.LuxateException;
import io.luxate.dataset.Dataset;
import io.luxate.dataset.Metadata;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The words that readers choose from.
 *
 * @param findings the classes, then {@link #UNSURE}; empty where there are labels
 * @param labels of a set with several labels for an image, each answered by itself
 * @param joints such as {@code shoulder}
 * @param views such as {@code AP}
 * @param reasons for rejecting an image; others may be typed
 */
public record Vocabulary(
    List<String> findings,
    List<String> labels,
    List<String> joints,
    List<String> views,
    List<String> reasons) {
  /** The finding of who cannot tell. */
  public static final String UNSURE = "unsure";

  private static final List<String> FINDINGS = List.of("dislocated", "located");
  private static final List<String> JOINTS =
      List.of("shoulder", "elbow", "wrist", "hand", "hip", "tha", "knee", "ankle", "foot");
  private static final List<String> VIEWS = List.of("AP", "lateral", "oblique", "axial", "Y");
  private static final List<String> REASONS =
      List.of(
          "not a radiograph",
          "wrong joint",
          "poor quality",
          "several images in one",
          "marks over the joint",
          "after treatment",
          "duplicate",
          "cannot be read");

  public Vocabulary {
    labels = once(labels.stream());
    findings =
        labels.isEmpty() ? once(Stream.concat(findings.stream(), Stream.of(UNSURE))) : List.of();
    joints = once(joints.stream());
    views = once(views.stream());
    reasons = once(reasons.stream());
    if (labels.isEmpty() && findings.size() < 3) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          "a reader needs two findings to choose from; give --findings dislocated,located");
    }
  }

  /**
   * The words for a set: what was asked for, else what occurs in the set and the usual ones.
   *
   * @param findings empty for the set's classes or labels, or for dislocated and located where it
   *     has none
   * @throws LuxateException USER for a label that no cell of a table can hold
   */
  public static Vocabulary of(
      Dataset set, List<String> findings, List<String> joints, List<String> views) {
    if (set.isMultiLabel()) {
      findings.forEach(Vocabulary::requireNameOfLabel);
      if (findings.isEmpty() && set.classes().isEmpty()) {
        throw new LuxateException(
            LuxateException.Kind.USER,
            set.root()
                + " has the column labels and no label in it, so that nothing can be asked; name"
                + " them: --findings dislocation,fracture");
      }
    }
    List<String> classes = set.classes().size() < 2 ? FINDINGS : set.classes();
    List<String> labels = findings.isEmpty() ? set.classes() : findings;
    return new Vocabulary(
        findings.isEmpty() ? classes : findings,
        set.isMultiLabel() ? labels : List.of(),
        joints.isEmpty() ? known(set, Metadata::joint, JOINTS) : joints,
        views.isEmpty() ? known(set, Metadata::view, VIEWS) : views,
        REASONS);
  }

  private static void requireNameOfLabel(String name) {
    if (name.contains(";")) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          "--findings: '" + name + "' holds a semicolon, which parts labels in a table; rename it");
    }
  }

  /** Throws DATA when the answer chooses what readers cannot choose. */
  void check(Answer answer) {
    among("finding", answer.finding(), findings);
    answer.labels().keySet().forEach(name -> among("label", Optional.of(name), labels));
    among("joint", answer.joint(), joints);
    among("view", answer.view(), views);
  }

  private static void among(String what, Optional<String> chosen, List<String> words) {
    if (chosen.isPresent() && !words.contains(chosen.get())) {
      throw new LuxateException(
          LuxateException.Kind.DATA,
          "no " + what + " '" + chosen.get() + "' here; choose " + String.join(", ", words));
    }
  }

  /** The set's own words first, written as it writes them. */
  private static List<String> known(
      Dataset set, Function<Metadata, Optional<String>> of, List<String> usual) {
    List<String> own =
        set.examples().stream().flatMap(e -> of.apply(e.metadata()).stream()).sorted().toList();
    return once(
        Stream.concat(
            own.stream(),
            usual.stream().filter(word -> own.stream().noneMatch(word::equalsIgnoreCase))));
  }

  private static List<String> once(Stream<String> words) {
    return words.map(String::strip).filter(word -> !word.isEmpty()).distinct().toList();
  }
}
