package io.luxate.report.checklist;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which facts there are and where they stand: {@code facts.yaml}.
 *
 * @param study by name, within the tree of the study
 * @param task by name, within the tree of each task
 */
record FactNames(Map<String, Place> study, Map<String, Place> task) {

  /**
   * Where a fact stands and how it is shown.
   *
   * @param at JSON pointer (RFC 6901)
   * @param as plain text unless said otherwise
   */
  record Place(String at, Optional<Shown> as) {
    Optional<String> in(JsonNode tree) {
      JsonNode value = tree.at(at);
      return isKnown(value) ? Optional.of(as.orElse(Shown.TEXT).text(value)) : Optional.empty();
    }

    /** Absent, empty and false say nothing. */
    private static boolean isKnown(JsonNode value) {
      return value.isValueNode()
          ? !value.isNull() && !value.asText().isEmpty() && !value.asText().equals("false")
          : !value.isMissingNode() && !value.isEmpty();
    }
  }

  Facts of(StudyTree tree) {
    List<Map<String, String>> tasks = new ArrayList<>();
    tree.tasks().forEach(one -> tasks.add(found(task, one)));
    return new Facts(found(study, tree.study()), tasks);
  }

  private static Map<String, String> found(Map<String, Place> places, JsonNode tree) {
    Map<String, String> facts = new LinkedHashMap<>();
    places.forEach((name, place) -> place.in(tree).ifPresent(text -> facts.put(name, text)));
    return facts;
  }
}
