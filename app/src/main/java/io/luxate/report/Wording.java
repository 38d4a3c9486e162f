package io.luxate.report;

import io.luxate.evidence.LearningCurveFacts;
import io.luxate.evidence.Subgroup;
import java.util.Locale;

/** Codes of other rooms as the report says them. */
public final class Wording {
  private static final String SENSITIVITY = "sensitivity at least ";
  private static final String SPECIFICITY = "specificity at least ";

  private Wording() {}

  /** How an operating point was chosen. */
  public static String rule(String rule, Texts t) {
    return rule.startsWith(SENSITIVITY)
        ? t.get("rule.sensitivity", rule.substring(SENSITIVITY.length()))
        : rule.startsWith(SPECIFICITY)
            ? t.get("rule.specificity", rule.substring(SPECIFICITY.length()))
            : t.get("rule." + rule.toLowerCase(Locale.ROOT));
  }

  /** Which part of a set: {@code Site: hospital-a}. */
  public static String part(Subgroup part, Texts t) {
    String name = part.name().equals(Subgroup.UNKNOWN) ? t.get("parts.unknown") : part.name();
    return t.get("parts.by." + part.by(), name);
  }

  /** How many images would be needed, in a sentence. */
  public static String needed(LearningCurveFacts facts, Texts t) {
    String target = Numerals.auroc(facts.target());
    if (facts.fit().isEmpty()) {
      return t.get("learning.few");
    }
    LearningCurveFacts.Fit fit = facts.fit().get();
    return switch (fit.answer()) {
      case REACHED -> t.get("learning.reached", target);
      case NEVER -> t.get("learning.never", target, Numerals.auroc(fit.plateauAuroc()));
      case TOO_FAR -> t.get("learning.far", target, String.valueOf(LearningCurveFacts.FARTHEST));
      case NEEDED ->
          t.get(
              "learning.needed",
              target,
              fit.needed().map(Numerals::count).orElse(""),
              fit.neededLow().map(Numerals::count).orElse("–"),
              fit.neededHigh().map(Numerals::count).orElseGet(() -> t.get("learning.open")));
    };
  }
}
