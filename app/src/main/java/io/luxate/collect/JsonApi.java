package io.luxate.collect;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;

/** Interfaces that answer in JSON. */
final class JsonApi {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MOST_BYTES = 32_000_000;
  private static final Set<String> TO_WAIT_FOR = Set.of("maxlag", "ratelimited", "readonly");

  private JsonApi() {}

  /** An address with its words, in a fixed order. */
  static URI address(URI api, Map<String, String> words) {
    String query =
        new TreeMap<>(words)
            .entrySet().stream()
                .map(word -> word.getKey() + "=" + encoded(word.getValue()))
                .collect(Collectors.joining("&"));
    return URI.create(api + (api.getRawQuery() == null ? "?" : "&") + query);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The answer as a tree; throws NotFetched where it is none, or tells of a fault. */
  static JsonNode ask(Web web, URI address) throws NotFetched, InterruptedException {
    return web.api(
        address,
        answer -> {
          JsonNode tree = tree(answer);
          JsonNode error = tree.path("error");
          if (error.isObject()) {
            String code = error.path("code").asText();
            if (TO_WAIT_FOR.contains(code)) {
              throw new IOException("it asks to wait: " + code);
            }
            throw NotFetched.content("it answered: " + code + ", " + error.path("info").asText());
          }
          return tree;
        });
  }

  private static JsonNode tree(Answer answer) throws IOException, NotFetched {
    try {
      JsonNode tree = JSON.readTree(answer.body(MOST_BYTES));
      if (tree.isObject()) {
        return tree;
      }
    } catch (JacksonException e) {
      throw NotFetched.content("its answer is no JSON (" + e.getOriginalMessage() + ")");
    }
    throw NotFetched.content("its answer is no JSON object");
  }

  /** The words of a piece of HTML. */
  static String plain(String html) {
    return Jsoup.parse(html).text().strip();
  }
}
