package io.luxate.collect;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Open-i, the search over figures of open-access articles by the US National Library of Medicine,
 * asked through its public interface ({@code /api/search}) for radiographs only ({@code it=xg}).
 * The licence is the article's, as Open-i states it; pictures of one article count as one
 * patient's.
 *
 * @param query as one types it there
 * @param label of everything it finds
 * @param most pictures, at most; usually 500
 * @param api the interface's address, where another than the usual is to be asked
 */
record OpenI(
    String query,
    String label,
    Optional<String> joint,
    Optional<String> view,
    Optional<Integer> most,
    Optional<URI> api)
    implements Source {
  private static final URI USUAL = URI.create("https://openi.nlm.nih.gov/api/search");
  private static final int PAGE = 30;

  OpenI {
    Keys.filled("open-i.query", query);
    Keys.filled("open-i.label", label);
    Keys.number("open-i.most", most);
  }

  @Override
  public String name() {
    return "open-i";
  }

  @Override
  public void find(Search search, Consumer<Found> found) throws NotFetched, InterruptedException {
    Yield gathered = new Yield(name(), most, found);
    int wanted = gathered.left();
    for (int first = 1; first <= wanted; first += PAGE) {
      int last = Math.min(wanted, first + PAGE - 1);
      JsonNode page = JsonApi.ask(search.web(), address(first, last));
      for (JsonNode entry : page.path("list")) {
        gathered.add(entry.path("uid").asText(), () -> found(entry));
      }
      if (page.path("list").isEmpty() || last >= page.path("total").asInt(0)) {
        return;
      }
    }
  }

  private URI address(int first, int last) {
    return JsonApi.address(
        api.orElse(USUAL),
        Map.of("query", query, "it", "xg", "m", String.valueOf(first), "n", String.valueOf(last)));
  }

  private Optional<Found> found(JsonNode entry) throws NotFetched {
    String picture = entry.path("imgLarge").asText("");
    if (picture.isEmpty()) {
      return Optional.empty();
    }
    String article = entry.path("pmcid").asText("");
    String patient = article.isEmpty() ? entry.path("uid").asText("") : article;
    Map<String, String> about = About.of(joint, view);
    if (!patient.isEmpty()) {
      about.put("patient", "open-i " + patient);
    }
    return Optional.of(
        new Found(
            name(),
            new Place.Online(Url.redirect(api.orElse(USUAL), picture)),
            article.isEmpty()
                ? Optional.empty()
                : Optional.of(Url.of("https://www.ncbi.nlm.nih.gov/pmc/articles/" + article + "/")),
            false,
            Licence.of(entry.path("licenseType").asText(""), entry.path("licenseURL").asText("")),
            attribution(entry),
            Optional.empty(),
            label,
            about));
  }

  private static String attribution(JsonNode entry) {
    StringBuilder text = new StringBuilder();
    for (String field : new String[] {"authors", "title", "journal_title", "pmcid"}) {
      String part = JsonApi.plain(entry.path(field).asText(""));
      text.append(text.isEmpty() || part.isEmpty() ? "" : ". ")
          .append(part.replaceFirst("\\.$", ""));
    }
    return text.toString();
  }
}
