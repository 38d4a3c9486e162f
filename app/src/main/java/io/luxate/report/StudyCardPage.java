package io.luxate.report;

import io.luxate.evidence.GroupMetrics;
import io.luxate.evidence.Metrics;
import io.luxate.evidence.OperatingPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The page about the models of a study, {@code model-card.md}: the card of each task's chosen
 * model, with what the images it was tested on said of it.
 *
 * @param openings of the external sets; more than one makes their numbers optimistic
 */
public record StudyCardPage(String title, String question, int openings, List<Part> tasks) {
  public StudyCardPage {
    tasks = List.copyOf(tasks);
  }

  /**
   * One task's chosen model.
   *
   * @param folder of the model, relative to the study's
   * @param remarks on what answers there, and on rules that stand elsewhere, a sentence each
   * @param card what is known of it from its training; of several networks, of the first
   * @param external its numbers on images it was not chosen by; empty without any
   * @param externalOn those images, in words
   * @param data sources and licences of its images, a sentence each
   */
  public record Part(
      String task,
      String folder,
      List<String> remarks,
      ModelCardPage card,
      Optional<Metrics> external,
      String externalOn,
      List<String> data) {
    public Part {
      remarks = List.copyOf(remarks);
      data = List.copyOf(data);
    }
  }

  /** The page as Markdown. */
  public String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add("# Model card: " + Markdown.text(title));
    if (!question.isEmpty()) {
      lines.add("");
      lines.add(Markdown.text(question));
    }
    tasks.forEach(part -> part(lines, part));
    return String.join("\n", lines) + "\n";
  }

  private void part(List<String> lines, Part part) {
    lines.add("");
    lines.add("## Task " + Markdown.text(part.task()));
    lines.add("");
    lines.add("The chosen model lies in `" + part.folder() + "`.");
    part.remarks().forEach(lines::add);
    lines.add("");
    lines.add(part.card().markdown().replaceAll("(?m)^#", "###").strip());
    lines.add("");
    lines.add("#### What it came to on other images");
    lines.add("");
    part.external()
        .ifPresentOrElse(
            metrics -> external(lines, part, metrics),
            () -> lines.add("It was not tested on other images; nothing says how it does there."));
    lines.add("");
    lines.add("#### Where its images are from");
    lines.add("");
    part.data().forEach(sentence -> lines.add("- " + Markdown.text(sentence)));
  }

  private void external(List<String> lines, Part part, Metrics metrics) {
    lines.add("- On " + Markdown.text(part.externalOn()) + ": " + metrics.line() + ".");
    metrics
        .operatingPoint()
        .ifPresent(
            point -> {
              lines.add("- " + ModelCardPage.rates(point));
              lines.add("- " + calls(point));
            });
    metrics.sites().forEach(site -> lines.add("- " + site(site)));
    if (openings > 1) {
      lines.add(
          "- These images were looked at "
              + openings
              + " times; numbers after the first look are optimistic.");
    }
  }

  private static String calls(OperatingPoint point) {
    return String.format(
        Locale.ROOT,
        "Calls: %d true positive, %d false positive, %d false negative, %d true negative.",
        point.truePositives(),
        point.falsePositives(),
        point.falseNegatives(),
        point.trueNegatives());
  }

  private static String site(GroupMetrics site) {
    String name = "Site " + Markdown.text(site.name()) + " (n = " + site.n() + "): ";
    return site.auroc()
        .map(
            auroc ->
                name
                    + "AUROC "
                    + Numerals.auroc(auroc)
                    + site.aurocCi()
                        .map(ci -> " (95% CI " + Metrics.limits(ci, "-") + ")")
                        .orElse("")
                    + ".")
        .orElse(name + "too few of one side for an AUROC.");
  }
}
