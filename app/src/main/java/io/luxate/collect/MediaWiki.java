package io.luxate.collect;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A wiki, asked through MediaWiki's action API. */
record MediaWiki(Web web, URI api) {
  private static final int MOST_CATEGORIES = 1000;
  private static final String CATEGORY = "Category:";

  /** What is made of one page of an answer. */
  @FunctionalInterface
  interface Reader {
    /** Whether the next page is wanted. */
    boolean read(JsonNode query);
  }

  /** Asks page by page until all are read or no more are wanted. */
  void query(Map<String, String> about, Reader reader) throws NotFetched, InterruptedException {
    Map<String, String> words = new HashMap<>(about);
    words.put("action", "query");
    words.put("format", "json");
    words.put("formatversion", "2");
    words.put("maxlag", "5");
    while (true) {
      JsonNode answer = JsonApi.ask(web, JsonApi.address(api, words));
      boolean more = reader.read(answer.path("query"));
      JsonNode on = answer.path("continue");
      if (!more || on.isEmpty()) {
        return;
      }
      Map<String, String> before = Map.copyOf(words);
      on.properties().forEach(word -> words.put(word.getKey(), word.getValue().asText()));
      if (words.equals(before)) {
        throw NotFetched.trouble("the wiki gives the same page again and again");
      }
    }
  }

  /** A category's title as the wiki has it. */
  static String title(String category) {
    return CATEGORY + category.replaceFirst("^" + CATEGORY, "").strip();
  }

  /** Titles of the categories right below another. */
  List<String> below(String title) throws NotFetched, InterruptedException {
    List<String> titles = new ArrayList<>();
    query(
        Map.of("list", "categorymembers", "cmtitle", title, "cmtype", "subcat", "cmlimit", "500"),
        query -> {
          for (JsonNode member : query.path("categorymembers")) {
            String below = member.path("title").asText("");
            if (!below.isEmpty()) {
              titles.add(below);
            }
          }
          return titles.size() <= MOST_CATEGORIES;
        });
    return titles;
  }

  /** Throws CONTENT where a walk has met more categories than are gone through. */
  static void requireFew(int categories, String from) throws NotFetched {
    if (categories > MOST_CATEGORIES) {
      throw NotFetched.content(
          "more than "
              + MOST_CATEGORIES
              + " categories lie below "
              + from
              + "; name a narrower one, or a smaller depth");
    }
  }
}
