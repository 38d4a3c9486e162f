package io.luxate.collect;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Wikimedia Commons, asked through MediaWiki's action API for the files of a category or a search,
 * with licence and author of each as {@code extmetadata} has them.
 *
 * @param category its name, with or without {@code Category:}
 * @param search as one types it there; in the place of a category
 * @param label of everything it finds
 * @param depth how many levels of categories below the category are gone through too, 0 to 10;
 *     usually 0. Each is asked once, also where categories lie below each other in a circle
 * @param most pictures, at most; usually 500
 * @param api the interface's address, where another wiki is to be asked
 */
record Commons(
    Optional<String> category,
    Optional<String> search,
    String label,
    Optional<String> joint,
    Optional<String> view,
    Optional<Integer> depth,
    Optional<Integer> most,
    Optional<URI> api)
    implements Source {
  private static final URI USUAL = URI.create("https://commons.wikimedia.org/w/api.php");
  private static final int DEEPEST = 10;
  private static final Set<String> PICTURES =
      Set.of("image/jpeg", "image/png", "image/gif", "image/tiff", "image/webp", "image/bmp");

  Commons {
    Keys.filled("wikimedia-commons.label", label);
    Keys.number("wikimedia-commons.most", most);
    if (category.isPresent() == search.isPresent()) {
      throw Keys.fault("wikimedia-commons needs either category or search, and not both");
    }
    if (depth.isPresent() && category.isEmpty()) {
      throw Keys.fault("wikimedia-commons.depth goes with category; a search has no levels");
    }
    if (depth.filter(levels -> levels < 0 || levels > DEEPEST).isPresent()) {
      throw Keys.fault("wikimedia-commons.depth is " + depth.get() + "; give 0 to " + DEEPEST);
    }
  }

  @Override
  public String name() {
    return "wikimedia-commons";
  }

  @Override
  public void find(Search with, Consumer<Found> found) throws NotFetched, InterruptedException {
    MediaWiki wiki = new MediaWiki(with.web(), api.orElse(USUAL));
    Yield gathered = new Yield(name(), most, found);
    Set<String> titles = new HashSet<>();
    if (category.isEmpty()) {
      files(
          wiki,
          Map.of(
              "generator", "search",
              "gsrsearch", search.orElseThrow(),
              "gsrnamespace", "6",
              "gsrlimit", "50"),
          gathered,
          titles);
      return;
    }
    String top = MediaWiki.title(category.get());
    Set<String> known = new HashSet<>(Set.of(top));
    List<String> level = List.of(top);
    for (int levels = depth.orElse(0); !level.isEmpty(); levels--) {
      List<String> next = new ArrayList<>();
      for (String title : level) {
        if (gathered.left() == 0) {
          return;
        }
        files(wiki, membersOf(title), gathered, titles);
        if (levels > 0 && gathered.left() > 0) {
          wiki.below(title).stream().filter(known::add).forEach(next::add);
          MediaWiki.requireFew(known.size(), top);
        }
      }
      level = next;
    }
  }

  private static Map<String, String> membersOf(String title) {
    return Map.of(
        "generator", "categorymembers", "gcmtitle", title, "gcmtype", "file", "gcmlimit", "50");
  }

  private void files(
      MediaWiki wiki, Map<String, String> generator, Yield gathered, Set<String> titles)
      throws NotFetched, InterruptedException {
    Map<String, String> words = new HashMap<>(generator);
    words.put("prop", "imageinfo");
    words.put("iiprop", "url|mime|size|extmetadata");
    words.put(
        "iiextmetadatafilter", "License|LicenseShortName|LicenseUrl|Artist|Attribution|Credit");
    wiki.query(
        words,
        query -> {
          for (JsonNode page : query.path("pages")) {
            JsonNode info = page.path("imageinfo").path(0);
            String title = page.path("title").asText("");
            if (PICTURES.contains(info.path("mime").asText("")) && titles.add(title)) {
              gathered.add(title, () -> Optional.of(found(info)));
            }
          }
          return gathered.left() > 0;
        });
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
