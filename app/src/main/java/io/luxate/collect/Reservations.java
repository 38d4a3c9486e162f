package io.luxate.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A site's {@code /.well-known/tdmrep.json}: which of its pages are reserved against text and data
 * mining (TDM Reservation Protocol, W3C community group, 2024). The first rule that fits a path
 * counts.
 */
record Reservations(List<Rule> rules) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * One rule.
   *
   * @param location a path's beginning, in which * stands for anything and $ for the end
   * @param reserved whether mining is reserved
   */
  record Rule(String location, boolean reserved) {
    boolean fits(String path) {
      boolean whole = location.endsWith("$");
      String anchored = whole ? location.substring(0, location.length() - 1) : location;
      StringBuilder pattern = new StringBuilder();
      for (String part : anchored.split("\\*", -1)) {
        pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(part));
      }
      return Pattern.matches(pattern + (whole ? "" : ".*"), path);
    }
  }

  /** The file as it came; a page in its place, as many sites give, reserves nothing. */
  static Reservations of(byte[] text) {
    List<Rule> rules = new ArrayList<>();
    try {
      for (JsonNode rule : JSON.readTree(text)) {
        JsonNode reserved = rule.path("tdm-reservation");
        if (rule.path("location").isTextual()) {
          rules.add(
              new Rule(
                  rule.path("location").asText(), reserved.asInt(0) == 1 || reserved.asBoolean()));
        }
      }
    } catch (IOException e) {
      return new Reservations(List.of());
    }
    return new Reservations(rules);
  }

  Optional<String> objection(URI url) {
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return rules.stream()
        .filter(rule -> rule.fits(path))
        .findFirst()
        .filter(Rule::reserved)
        .map(rule -> "tdmrep.json of " + url.getAuthority() + " reserves " + rule.location);
  }
}
