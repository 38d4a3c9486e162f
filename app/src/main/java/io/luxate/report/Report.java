package io.luxate.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.luxate.Documents;
import java.nio.file.Path;
import java.util.Map;

/** Renders a study: one self-contained {@code report.html}, and its figures as SVG files. */
public final class Report {
  private static final TemplateEngine PAGES =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Report.class.getClassLoader(), "io.luxate.report.pages");

  private Report() {}

  /**
   * Writes {@code report.html} and {@code figures/<task>-flow.svg}, {@code -roc.svg}, {@code
   * -loss.svg}, {@code -auroc.svg}, {@code -predictive.svg}, {@code -calibration.svg}, {@code
   * -decision.svg}, {@code -parts.svg}, {@code -learning.svg} and {@code figures/summary.svg}.
   *
   * @return the path of the page
   * @throws io.luxate.LuxateException DATA when a heatmap cannot be read, RESOURCE when the folder
   *     cannot be written
   */
  public static Path write(StudyReport study, Path folder) {
    Page page = Page.of(study);
    Path figures = folder.resolve("figures");
    Documents.write(
        figures.resolve("summary.svg"),
        render("forest-file.jte", Map.of("forest", page.forest(), "page", page)));
    for (TaskPage task : page.tasks()) {
      Documents.write(
          figures.resolve(task.id() + "-flow.svg"),
          render("flow-file.jte", Map.of("flow", task.flow(), "page", page)));
      writeChart(figures.resolve(task.id() + "-roc.svg"), task.roc(), page);
      for (TaskPage.Figure figure : task.figures()) {
        writeChart(figures.resolve(task.id() + "-" + figure.name() + ".svg"), figure.chart(), page);
      }
      task.parts()
          .ifPresent(
              parts ->
                  Documents.write(
                      figures.resolve(task.id() + "-parts.svg"),
                      render("forest-file.jte", Map.of("forest", parts, "page", page))));
      if (task.hasCurves()) {
        writeChart(figures.resolve(task.id() + "-loss.svg"), task.loss(), page);
      }
      if (task.hasValidation()) {
        writeChart(figures.resolve(task.id() + "-auroc.svg"), task.validationAuroc(), page);
      }
    }
    Path file = folder.resolve("report.html");
    Documents.write(file, render("report.jte", Map.of("page", page)));
    return file;
  }

  /** The page as text. */
  public static String html(StudyReport study) {
    return render("report.jte", Map.of("page", Page.of(study)));
  }

  private static void writeChart(Path file, Chart chart, Page page) {
    Documents.write(file, render("chart-file.jte", Map.of("chart", chart, "page", page)));
  }

  private static String render(String template, Map<String, Object> values) {
    StringOutput text = new StringOutput();
    PAGES.render(template, values, text);
    return text.toString().strip() + "\n";
  }
}
