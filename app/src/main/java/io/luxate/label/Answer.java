package io.luxate.label;

import io.luxate.LuxateException;
import io.luxate.image.Box;
import java.util.Optional;

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
 */
public record Answer(
    Optional<Decision> decision,
    Optional<String> reason,
    Optional<String> finding,
    Optional<String> joint,
    Optional<String> view,
    Optional<Side> side,
    Optional<Box> box) {
  /** Nothing said yet. */
  public static final Answer NONE =
      new Answer(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private static final int LONGEST = 200;

  public Answer {
    reason = text("reason", reason);
    finding = text("finding", finding);
    joint = text("joint", joint);
    view = text("view", view);
    if (box.isPresent() && !box.get().hasSize()) {
      throw new LuxateException(LuxateException.Kind.DATA, "the box has no size; draw it again");
    }
  }

  /** Whether the image needs nothing more: rejected with a reason, or accepted with a finding. */
  public boolean complete() {
    return isRejected() ? reason.isPresent() : isAccepted() && finding.isPresent();
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
