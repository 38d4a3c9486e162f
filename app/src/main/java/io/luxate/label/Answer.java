package io.luxate.label;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.luxate.LuxateException;
import io.luxate.image.Box;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one person has said of one image so far.
 *
 * @param decision whether the image may stand in the set
 * @param reason why not, in words
 * @param finding the class, or {@link Vocabulary#UNSURE}
 * @param joint such as {@code shoulder}
 * @param view such as {@code AP}
 * @param side the patient's
 * @param box around the joint, in pixels of the original file, upright
 * @param labels of a set with several labels for an image: which of them hold, by name; empty in a
 *     set of classes
 */
public record Answer(
    Optional<Decision> decision,
    Optional<String> reason,
    Optional<String> finding,
    Optional<String> joint,
    Optional<String> view,
    Optional<Side> side,
    Optional<Box> box,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Verdict> labels) {
  /** Nothing said yet. */
  public static final Answer NONE =
      new Answer(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Map.of());

  private static final int LONGEST = 200;

  @SuppressWarnings("NullAway") // Jackson passes null for labels that are not there
  public Answer {
    labels = labels == null ? Map.of() : Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    reason = text("reason", reason);
    finding = text("finding", finding);
    joint = text("joint", joint);
    view = text("view", view);
    if (box.isPresent() && !box.get().hasSize()) {
      throw new LuxateException(LuxateException.Kind.DATA, "the box has no size; draw it again");
    }
  }

  /**
   * Whether the image needs nothing more: rejected with a reason, or accepted with a finding, in a
   * set with several labels with an answer to each of them.
   */
  public boolean complete(Vocabulary words) {
    return isRejected()
        ? reason.isPresent()
        : isAccepted()
            && (words.labels().isEmpty()
                ? finding.isPresent()
                : labels.keySet().containsAll(words.labels()));
  }

  Optional<Verdict> verdictOn(String label) {
    return Optional.ofNullable(labels.get(label));
  }

  /** The labels of which this is said, in their order. */
  List<String> labelled(Verdict verdict) {
    return labels.entrySet().stream()
        .filter(label -> label.getValue() == verdict)
        .map(Map.Entry::getKey)
        .toList();
  }

  boolean isRejected() {
    return decision.filter(Decision.REJECTED::equals).isPresent();
  }

  boolean isAccepted() {
    return decision.filter(Decision.ACCEPTED::equals).isPresent();
  }

  private static Optional<String> text(String what, Optional<String> given) {
    Optional<String> text = given.map(String::strip).filter(words -> !words.isEmpty());
    if (text.isPresent()
        && (text.get().length() > LONGEST
            || text.get().chars().anyMatch(Character::isISOControl))) {
      throw new LuxateException(
          LuxateException.Kind.DATA,
          "the " + what + " is longer than " + LONGEST + " letters or no plain text; shorten it");
    }
    return text;
  }
}
