package io.luxate.report;

import io.luxate.evidence.LearningCurveFacts;
import io.luxate.evidence.Subgroup;
import io.luxate.explain.trust.Finding;
import io.luxate.explain.trust.Outcome;
import io.luxate.explain.trust.TrustTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Codes of other rooms as the report says them. */
public final class Wording {
  private static final String SENSITIVITY = "sensitivity at least ";
  private static final String SPECIFICITY = "specificity at least ";

  /** The numbers in the sentence of each test, in their order. */
  private static final Map<TrustTest, List<String>> SAID =
      Map.of(
          TrustTest.RANDOMISATION,
          List.of("head_spearman", "all_spearman", "head_ssim", "all_ssim", "bound", "images"),
          TrustTest.REPEATABILITY,
          List.of("models", "spearman", "ssim", "bound", "images"),
          TrustTest.POINTING,
          List.of("hits", "images", "low", "high", "chance", "centre"),
          TrustTest.ENERGY,
          List.of("energy", "chance", "bound", "above", "images", "low", "high"),
          TrustTest.DELETION,
          List.of("gain", "bound", "better", "images", "low", "high"),
          TrustTest.INSERTION,
          List.of("gain", "bound", "better", "images", "low", "high"));

  private static final Set<String> COUNTS = Set.of("images", "models", "hits", "above", "better");

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

  /** How one test of the heatmaps ended, in a sentence. */
  public static String trust(Finding finding, Texts t) {
    if (!finding.outcome().isMade()) {
      return finding.outcome() == Outcome.TOO_FEW_IMAGES
          ? t.get("trust.too_few_images", number(finding, "images"), number(finding, "bound"))
          : t.get("trust." + finding.outcome().id());
    }
    Object[] numbers =
        SAID.getOrDefault(finding.test(), List.of()).stream()
            .map(name -> number(finding, name))
            .toArray();
    return t.get("trust." + finding.test().id(), numbers);
  }

  private static String number(Finding finding, String name) {
    double value = finding.numbers().getOrDefault(name, Double.NaN);
    return COUNTS.contains(name)
        ? Numerals.count((int) value)
        : String.format(Locale.ROOT, name.equals("gain") ? "%.3f" : "%.2f", value);
  }
}
