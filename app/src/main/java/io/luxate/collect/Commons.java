package io.luxate.collect;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wikimedia Commons, asked through MediaWiki's action API for the files of a category or a search,
 * with licence and author of each as {@code extmetadata} has them.
 *
 * @param category its name, with or without {@code Category:}
 * @param search as one types it there; in the place of a category
 * @param label of everything it finds
 * @param most pictures, at most; usually 500
 * @param api the interface's address, where another wiki is to be asked
 */
record Commons(
    Optional<String> category,
    Optional<String> search,
    String label,
    Optional<String> joint,
    Optional<String> view,
    Optional<Integer> most,
    Optional<URI> api)
    implements Source {
  private static final URI USUAL = URI.create("https://commons.wikimedia.org/w/api.php");
  private static final Logger log = LoggerFactory.getLogger(Commons.class);
  private static final int MOST = 500;
  private static final Set<String> PICTURES =
      Set.of("image/jpeg", "image/png", "image/gif", "image/tiff", "image/webp", "image/bmp");

  Commons {
    Keys.filled("wikimedia-commons.label", label);
    Keys.number("wikimedia-commons.most", most);
    if (category.isPresent() == search.isPresent()) {
      throw Keys.fault("wikimedia-commons needs either category or search, and not both");
    }
  }

  @Override
  public String name() {
    return "wikimedia-commons";
  }

  @Override
  public void find(Search with, Consumer<Found> found) throws NotFetched, InterruptedException {
    Map<String, String> words = words();
    Set<String> titles = new HashSet<>();
    int left = most.orElse(MOST);
    while (true) {
      JsonNode answer = JsonApi.ask(with.web(), JsonApi.address(api.orElse(USUAL), words));
      for (JsonNode page : answer.path("query").path("pages")) {
        JsonNode info = page.path("imageinfo").path(0);
        if (left > 0
            && PICTURES.contains(info.path("mime").asText(""))
            && titles.add(page.path("title").asText(""))) {
          left--;
          give(page, info, found);
        }
      }
      JsonNode on = answer.path("continue");
      if (left == 0 || on.isEmpty()) {
        return;
      }
      Map<String, String> before = Map.copyOf(words);
      on.properties().forEach(word -> words.put(word.getKey(), word.getValue().asText()));
      if (words.equals(before)) {
        throw NotFetched.trouble("the wiki gives the same page again and again");
      }
    }
  }

  private void give(JsonNode page, JsonNode info, Consumer<Found> found) {
    try {
      found.accept(found(info));
    } catch (NotFetched e) {
      log.warn("wikimedia-commons: {} is left out: {}", page.path("title").asText(), e.words());
    }
  }

  private Map<String, String> words() {
    Map<String, String> words = new HashMap<>();
    words.put("action", "query");
    words.put("format", "json");
    words.put("formatversion", "2");
    words.put("maxlag", "5");
    words.put("prop", "imageinfo");
    words.put("iiprop", "url|mime|size|extmetadata");
    words.put(
        "iiextmetadatafilter", "License|LicenseShortName|LicenseUrl|Artist|Attribution|Credit");
    if (category.isPresent()) {
      words.put("generator", "categorymembers");
      words.put("gcmtitle", "Category:" + category.get().replaceFirst("^Category:", ""));
      words.put("gcmtype", "file");
      words.put("gcmlimit", "50");
    } else {
      words.put("generator", "search");
      words.put("gsrsearch", search.orElseThrow());
      words.put("gsrnamespace", "6");
      words.put("gsrlimit", "50");
    }
    return words;
  }

  private Found found(JsonNode info) throws NotFetched {
    JsonNode about = info.path("extmetadata");
    String page = info.path("descriptionurl").asText("");
    Licence named = Licence.of(value(about, "LicenseShortName"), value(about, "LicenseUrl"));
    Licence coded = Licence.of(value(about, "License"));
    String author = value(about, "Attribution");
    return new Found(
        name(),
        new Place.Online(Url.redirect(api.orElse(USUAL), info.path("url").asText(""))),
        page.isEmpty() ? Optional.empty() : Optional.of(Url.redirect(api.orElse(USUAL), page)),
        false,
        named.stated().isBlank() ? coded : named,
        author.isEmpty() ? value(about, "Artist") : author,
        Optional.empty(),
        label,
        About.of(joint, view));
  }

  /** What a person reads, since values are HTML. */
  private static String value(JsonNode about, String name) {
    return JsonApi.plain(about.path(name).path("value").asText(""));
  }
}
