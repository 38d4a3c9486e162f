package io.luxate.report.checklist;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Single values as words. */
final class Numbers {
  private Numbers() {}

  static String names(JsonNode value) {
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false)
            .map(one -> lower(one.asText()))
            .collect(Collectors.joining(", "))
        : lower(value.asText());
  }

  static String counts(JsonNode value) {
    return value.properties().stream()
        .map(e -> e.getKey() + " (" + e.getValue().asText() + ")")
        .collect(Collectors.joining(", "));
  }

  static String decimal(JsonNode value) {
    String text = String.format(Locale.ROOT, "%.3f", value.asDouble());
    return text.equals("-0.000") ? "0.000" : text;
  }

  static String decimals(JsonNode value) {
    return value.properties().stream()
        .map(e -> e.getKey() + " " + decimal(e.getValue()))
        .collect(Collectors.joining(", "));
  }

  static String limits(JsonNode value) {
    return decimal(value.path(0)) + " to " + decimal(value.path(1));
  }

  static String percent(JsonNode value) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * value.asDouble());
  }

  static String p(JsonNode value) {
    return value.asDouble() < 0.001 ? "p < 0.001" : "p = " + decimal(value);
  }

  static String estimate(JsonNode value) {
    String number = decimal(value.path("value"));
    String method = value.has("ci_method") ? ", " + value.path("ci_method").asText() : "";
    return value.has("ci")
        ? number + " (95 % CI " + limits(value.path("ci")) + method + ")"
        : number;
  }

  static String rate(JsonNode value) {
    return String.format(
        Locale.ROOT,
        "%.1f %% (95 %% CI %.1f to %.1f %%, %d of %d)",
        100 * value.path("value").asDouble(),
        100 * value.path("ci").path(0).asDouble(),
        100 * value.path("ci").path(1).asDouble(),
        value.path("count").asInt(),
        value.path("of").asInt());
  }

  static String range(JsonNode value) {
    return value.path("min").asText()
        + " to "
        + value.path("max").asText()
        + " (median "
        + value.path("median").asText()
        + ")";
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
