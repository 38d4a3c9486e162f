package io.luxate.report;

import io.luxate.evidence.Metrics;
import io.luxate.evidence.OperatingPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The page about a model that travels with it, {@code MODEL_CARD.md}: what it is, what it learned
 * from, what it may be used for, and what its numbers do not say.
 *
 * @param answers what it says of an image, in words that follow "It answers"
 * @param facts rows of the table, name to value, as read from the run
 * @param preprocessing what happens to a radiograph before the network, step by step
 * @param internal measured where the threshold was fixed, where that was done
 * @param internalOn the images it was measured on, in words
 */
public record ModelCardPage(
    String architecture,
    List<String> classes,
    String answers,
    boolean simulated,
    String disclaimer,
    Map<String, String> facts,
    List<String> preprocessing,
    Optional<Metrics> internal,
    String internalOn) {
  public ModelCardPage {
    classes = List.copyOf(classes);
    preprocessing = List.copyOf(preprocessing);
  }

  /** The page as Markdown. */
  public String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add("# " + text(architecture) + ": " + text(String.join(" or ", classes)));
    lines.add("");
    lines.add("> **" + text(disclaimer) + "**");
    if (simulated) {
      lines.add(">");
      lines.add(
          "> **It learned from simulated radiographs.** Its numbers say nothing about patients.");
    }
    lines.add("");
    lines.add("| | |");
    lines.add("|---|---|");
    facts.forEach((name, value) -> lines.add("| " + text(name) + " | " + text(value) + " |"));
    section(lines, "What it may be used for");
    lines.add(
        text(
            "Research on radiographs like those it learned from, and sorting them for a person who"
                + " looks at every one. It answers "
                + answers
                + ", and nothing else: not where, not why, and not whether the image is a radiograph"
                + " of that joint at all."));
    section(lines, "What it may not be used for");
    lines.add("Diagnosis, or any decision about a patient that rests on its answer alone.");
    section(lines, "Its numbers");
    internal.ifPresentOrElse(
        metrics -> numbers(lines, metrics),
        () -> lines.add("None were measured when it was trained."));
    section(lines, "What limits it");
    limits().forEach(limit -> lines.add("- " + limit));
    section(lines, "What happens to an image first");
    for (int i = 0; i < preprocessing.size(); i++) {
      lines.add(i + 1 + ". " + text(preprocessing.get(i)));
    }
    return String.join("\n", lines) + "\n";
  }

  private void numbers(List<String> lines, Metrics metrics) {
    lines.add("Measured on " + text(internalOn) + ": " + text(metrics.line()) + ".");
    metrics.operatingPoint().ifPresent(point -> lines.add(rates(point)));
    lines.add("");
    lines.add(
        "The same images chose the threshold, and in a study the network, so these numbers flatter"
            + " it. `luxate evaluate` measures it on others.");
  }

  static String rates(OperatingPoint point) {
    return String.format(
        Locale.ROOT,
        "At the threshold %s: sensitivity %.3f (95%% CI %.3f-%.3f), specificity %.3f (%.3f-%.3f).",
        Numerals.score(point.threshold()),
        point.sensitivity().value(),
        point.sensitivity().ci().get(0),
        point.sensitivity().ci().get(1),
        point.specificity().value(),
        point.specificity().ci().get(0),
        point.specificity().ci().get(1));
  }

  private List<String> limits() {
    List<String> limits = new ArrayList<>();
    if (simulated) {
      limits.add("Simulated radiographs are not patients'; it has to be measured on real ones.");
    }
    limits.add(
        "Few images teach it; other hospitals, machines, views and patients may look unlike them.");
    limits.add(
        "Its probabilities follow the shares of the classes it was trained on, not those of a"
            + " waiting room.");
    limits.add("It may have learned from captions, borders or implants that go with a class.");
    limits.add("It answers for any image, even one that is no radiograph.");
    return limits;
  }

  private static void section(List<String> lines, String title) {
    lines.add("");
    lines.add("## " + title);
    lines.add("");
  }

  private static String text(String value) {
    return Markdown.text(value);
  }
}
