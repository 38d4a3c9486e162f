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
 * @param findings the classes, then {@link #UNSURE}
 * @param joints such as {@code shoulder}
 * @param views such as {@code AP}
 * @param reasons for rejecting an image; others may be typed
 */
public record Vocabulary(
    List<String> findings, List<String> joints, List<String> views, List<String> reasons) {
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
    findings = once(Stream.concat(findings.stream(), Stream.of(UNSURE)));
    joints = once(joints.stream());
    views = once(views.stream());
    reasons = once(reasons.stream());
    if (findings.size() < 3) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          "a reader needs two findings to choose from; give --findings dislocated,located");
    }
  }

  /**
   * The words for a set: what was asked for, else what occurs in the set and the usual ones.
   *
   * @param findings empty for the set's classes, or dislocated and located where it has none
   */
  public static Vocabulary of(
      Dataset set, List<String> findings, List<String> joints, List<String> views) {
    if (set.isMultiLabel()) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          set.root()
              + " has several labels for an image, and readers here choose one finding; give a"
              + " table with the column path alone, or with label in the place of labels");
    }
    List<String> classes = set.classes().size() < 2 ? FINDINGS : set.classes();
    return new Vocabulary(
        findings.isEmpty() ? classes : findings,
        joints.isEmpty() ? known(set, Metadata::joint, JOINTS) : joints,
        views.isEmpty() ? known(set, Metadata::view, VIEWS) : views,
        REASONS);
  }

  /** Throws DATA when the answer chooses what readers cannot choose. */
  void check(Answer answer) {
    among("finding", answer.finding(), findings);
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
