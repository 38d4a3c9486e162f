package io.luxate.report.checklist;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a value of a study's files is put into a sentence. */
enum Shown {
  /** As it stands. */
  TEXT {
    @Override
    String text(JsonNode value) {
      return value.asText();
    }
  },
  /** Names and constants in lower case, several with commas between. */
  NAMES {
    @Override
    String text(JsonNode value) {
      return value.isArray()
          ? parts(value).stream()
              .map(JsonNode::asText)
              .map(NAMES::lower)
              .collect(Collectors.joining(", "))
          : lower(value.asText());
    }
  },
  /** How many there are. */
  SIZE {
    @Override
    String text(JsonNode value) {
      return String.valueOf(value.size());
    }
  },
  /** Names with their counts: {@code dislocated (50), located (50)}. */
  COUNTS {
    @Override
    String text(JsonNode value) {
      return value.properties().stream()
          .map(e -> e.getKey() + " (" + e.getValue().asText() + ")")
          .collect(Collectors.joining(", "));
    }
  },
  /** Three decimals. */
  DECIMAL {
    @Override
    String text(JsonNode value) {
      return decimal(value);
    }
  },
  /** Two limits with three decimals. */
  LIMITS {
    @Override
    String text(JsonNode value) {
      return decimal(value.path(0)) + " to " + decimal(value.path(1));
    }
  },
  /**
   * A share with its limits and counts, from {@code value}, {@code ci}, {@code count}, {@code of}.
   */
  RATE {
    @Override
    String text(JsonNode value) {
      return String.format(
          Locale.ROOT,
          "%.1f %% (95 %% CI %.1f to %.1f %%, %d of %d)",
          100 * value.path("value").asDouble(),
          100 * value.path("ci").path(0).asDouble(),
          100 * value.path("ci").path(1).asDouble(),
          value.path("count").asInt(),
          value.path("of").asInt());
    }
  },
  /** Least, middle and largest, from {@code min}, {@code median}, {@code max}. */
  RANGE {
    @Override
    String text(JsonNode value) {
      return value.path("min").asText()
          + " to "
          + value.path("max").asText()
          + " (median "
          + value.path("median").asText()
          + ")";
    }
  },
  /** Groups with their AUROC where one was measured, else with their count only. */
  GROUPS {
    @Override
    String text(JsonNode value) {
      return parts(value).stream().map(GROUPS::group).collect(Collectors.joining("; "));
    }
  };

  abstract String text(JsonNode value);

  String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  String decimal(JsonNode value) {
    return String.format(Locale.ROOT, "%.3f", value.asDouble());
  }

  String group(JsonNode group) {
    String name = group.path("name").asText() + " (n = " + group.path("n").asText();
    return group.has("auroc")
        ? name
            + ") "
            + decimal(group.path("auroc"))
            + " ("
            + LIMITS.text(group.path("auroc_ci"))
            + ")"
        : name + ", too few for an AUROC)";
  }

  private static List<JsonNode> parts(JsonNode value) {
    List<JsonNode> parts = new ArrayList<>();
    value.forEach(parts::add);
    return parts;
  }
}
