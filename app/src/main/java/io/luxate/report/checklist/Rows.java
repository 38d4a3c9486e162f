package io.luxate.report.checklist;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Lists of a study's files as words, one entry after the other. */
final class Rows {
  private Rows() {}

  static String groups(JsonNode groups) {
    return each(groups, "; ", Rows::group);
  }

  private static String group(JsonNode group) {
    String name = group.path("name").asText() + " (n = " + group.path("n").asText();
    return group.has("auroc")
        ? name
            + ") "
            + Numbers.decimal(group.path("auroc"))
            + " ("
            + Numbers.limits(group.path("auroc_ci"))
            + ")"
        : name + ", too few for an AUROC)";
  }

  static String labels(JsonNode labels) {
    return each(
        labels,
        "; ",
        label ->
            label.path("name").asText()
                + (label.has("operating_point")
                    ? ": " + point(label.path("operating_point"))
                    : ": no threshold could be fixed"));
  }

  static String points(JsonNode points) {
    return each(points, "; ", point -> point.path("rule").asText() + ": " + point(point));
  }

  private static String point(JsonNode point) {
    return "threshold "
        + Numbers.decimal(point.path("threshold"))
        + ", "
        + String.join(", ", rates(point));
  }

  /** Sensitivity and specificity, as far as there are. */
  private static List<String> rates(JsonNode of) {
    List<String> rates = new ArrayList<>();
    for (String name : List.of("sensitivity", "specificity")) {
      if (of.has(name)) {
        rates.add(name + " " + Numbers.rate(of.path(name)));
      }
    }
    return rates;
  }

  static String parts(JsonNode parts) {
    return each(parts, "; ", Rows::part);
  }

  private static String part(JsonNode part) {
    List<String> measured = new ArrayList<>();
    if (part.has("auroc")) {
      measured.add("AUROC " + Numbers.estimate(part.path("auroc")));
    }
    measured.addAll(rates(part));
    return size(part)
        + ": "
        + (measured.isEmpty() ? "too few for a rate" : String.join(", ", measured));
  }

  static String partSizes(JsonNode parts) {
    return each(parts, ", ", Rows::size);
  }

  private static String size(JsonNode part) {
    return part.path("by").asText()
        + " "
        + part.path("name").asText()
        + " (n = "
        + part.path("n").asText()
        + ")";
  }

  static String planned(JsonNode sizes) {
    return each(
        sizes,
        ", ",
        size ->
            Numbers.decimal(size.path("low"))
                + " to "
                + Numbers.decimal(size.path("high"))
                + " from "
                + size.path("images_per_class").asText());
  }

  static String rivals(JsonNode rivals) {
    return each(rivals, "; ", Rows::rival);
  }

  /** With patients as clusters where that was possible. */
  private static String rival(JsonNode rival) {
    JsonNode all = rival.path("comparison");
    JsonNode cluster = all.path("by_patient");
    JsonNode p = cluster.isMissingNode() ? all.path("delong_p") : cluster.path("p");
    JsonNode difference = (cluster.isMissingNode() ? all : cluster).path("difference");
    return rival.path("trained_on").asText()
        + " ("
        + rival.path("images").asText()
        + " images) "
        + Numbers.decimal(rival.at("/external/auroc"))
        + (difference.isMissingNode() ? "" : ", difference " + Numbers.estimate(difference))
        + (p.isMissingNode() ? "" : ", " + Numbers.p(p));
  }

  static String probes(JsonNode probes) {
    return each(
        probes,
        "; ",
        probe ->
            probe.path("probe").asText()
                + " "
                + Numbers.decimal(probe.path("auroc"))
                + " ("
                + Numbers.limits(probe.path("auroc_ci"))
                + ", "
                + probe.path("verdict").asText()
                + ")");
  }

  static String tests(JsonNode findings) {
    return each(
        findings,
        ", ",
        finding ->
            finding.path("test").asText()
                + " "
                + finding.path("outcome").asText().toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  static String reasons(JsonNode refused) {
    return refused.properties().stream()
        .map(e -> e.getKey() + ": " + e.getValue().asText())
        .collect(Collectors.joining("; "));
  }

  private static String each(JsonNode rows, String between, Function<JsonNode, String> words) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(words)
        .collect(Collectors.joining(between));
  }
}
