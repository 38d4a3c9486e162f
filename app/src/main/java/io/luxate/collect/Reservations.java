package io.luxate.collect;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
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
   * @param reserved 1 where mining is reserved
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Rule(String location, @JsonProperty("tdm-reservation") int reserved) {
    boolean fits(String path) {
      String anchored =
          location.endsWith("$") ? location.substring(0, location.length() - 1) : location;
      StringBuilder pattern = new StringBuilder();
      for (String part : anchored.split("\\*", -1)) {
        pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(part));
      }
      return Pattern.matches(pattern + (location.endsWith("$") ? "" : ".*"), path);
    }
  }

  /** The file as it came; a page in its place, as many sites give, reserves nothing. */
  static Reservations of(byte[] text) {
    try {
      List<Rule> rules = JSON.readValue(text, new TypeReference<List<Rule>>() {});
      return new Reservations(
          rules == null ? List.of() : rules.stream().filter(Reservations::isWhole).toList());
    } catch (JacksonException e) {
      return new Reservations(List.of());
    } catch (IOException e) {
      throw new IllegalStateException(e); // bytes in memory
    }
  }

  @SuppressWarnings("NullAway") // Jackson passes null for a missing key
  private static boolean isWhole(Rule rule) {
    return rule != null && rule.location != null;
  }

  Optional<String> objection(URI url) {
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return rules.stream()
        .filter(rule -> rule.fits(path))
        .findFirst()
        .filter(rule -> rule.reserved == 1)
        .map(rule -> "tdmrep.json of " + url.getAuthority() + " reserves " + rule.location);
  }
}
