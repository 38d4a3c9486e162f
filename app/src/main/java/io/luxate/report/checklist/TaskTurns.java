package io.luxate.report.checklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What of a task's numbers decides which sentence is said; a JSON pointer cannot ask for it. */
final class TaskTurns {
  private static final Set<String> OF_PEOPLE = Set.of("sex", "age");
  private static final Set<String> OF_IMAGES = Set.of("joint", "view");

  private TaskTurns() {}

  /**
   * Adds {@code is} with what is true of the task, its subgroups as {@code people} and {@code
   * images}, its probes of the label as {@code probes}, and {@code refused} rules by their name.
   */
  static void add(ObjectNode task) {
    JsonNode metrics = task.path("metrics");
    ObjectNode is = task.putObject("is");
    if (metrics.has("ensemble")) {
      is.put("together_" + metrics.path("ensemble").asText().toLowerCase(Locale.ROOT), true);
    }
    if (metrics.at("/learning_curve/fit").has("answer")) {
      String answer = metrics.at("/learning_curve/fit/answer").asText();
      is.put("curve_" + answer.toLowerCase(Locale.ROOT), true);
    }
    if (metrics.path("map_trust").has("standing")) {
      is.put("maps_" + metrics.at("/map_trust/standing").asText(), true);
    }
    is.put("tested", metrics.at("/evidence").has("gap_p") || isCompared(metrics.path("rivals")));
    is.put("measured", metrics.has("external"));
    JsonNode subgroups = metrics.at("/evidence/subgroups");
    task.set("people", whose(subgroups, "by", OF_PEOPLE));
    task.set("images", whose(subgroups, "by", OF_IMAGES));
    task.set("probes", whose(metrics.at("/shortcuts/probes"), "target", Set.of("label")));
    ObjectNode refused = task.putObject("refused");
    for (JsonNode one : metrics.at("/evidence/refused")) {
      refused.put(one.path("rule").asText(), one.path("why").asText());
    }
  }

  private static boolean isCompared(JsonNode rivals) {
    return StreamSupport.stream(rivals.spliterator(), false)
        .map(rival -> rival.path("comparison"))
        .anyMatch(one -> one.has("delong_p") || one.path("by_patient").has("p"));
  }

  private static ArrayNode whose(JsonNode rows, String key, Set<String> values) {
    ArrayNode found = JsonNodeFactory.instance.arrayNode();
    rows.forEach(
        row -> {
          if (values.contains(row.path(key).asText())) {
            found.add(row);
          }
        });
    return found;
  }
}
