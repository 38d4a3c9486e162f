package io.luxate.collect;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What an answer's headers, or a page's meta elements, say against training: {@code X-Robots-Tag}
 * and {@code robots} with {@code noai}, {@code noimageai}, {@code noimageindex} or {@code none};
 * {@code tdm-reservation} 1; {@code Content-Usage}. {@code noindex} alone speaks of search.
 */
final class Signals {
  private static final Set<String> AGAINST = Set.of("noai", "noimageai", "noimageindex", "none");
  private static final Pattern FOR_ONE = Pattern.compile("\\s*([\\w*-]+)\\s*:\\s*([^:]*)");
  private static final Set<String> WITH_COLON =
      Set.of("max-snippet", "max-image-preview", "max-video-preview", "unavailable_after");
  private static final Pattern NO_TRAINING = Pattern.compile("(?i).*\\btrain-ai\\s*=\\s*n\\b.*");

  private Signals() {}

  /** An objection in the headers of an answer. */
  static Optional<String> inHeaders(Headers headers) {
    for (String value : headers.all("X-Robots-Tag")) {
      Optional<String> against = directive(value);
      if (against.isPresent()) {
        return Optional.of("X-Robots-Tag says " + against.get());
      }
    }
    if (headers.all("tdm-reservation").stream().anyMatch(value -> value.strip().equals("1"))) {
      return Optional.of("the header tdm-reservation reserves it");
    }
    return headers.all("Content-Usage").stream().anyMatch(v -> NO_TRAINING.matcher(v).matches())
        ? Optional.of("the header Content-Usage says that it is not for training")
        : Optional.empty();
  }

  /** An objection in the meta elements of a page. */
  static Optional<String> inPage(String html) {
    Document page = Jsoup.parse(html);
    for (Element meta : page.select("meta[name]")) {
      String name = meta.attr("name").strip().toLowerCase(Locale.ROOT);
      String content = meta.attr("content");
      if (name.equals("robots") || name.equals(Robots.NAME)) {
        Optional<String> against = against(content);
        if (against.isPresent()) {
          return Optional.of("its page's meta element says " + against.get());
        }
      }
      if (name.equals("tdm-reservation") && content.strip().equals("1")) {
        return Optional.of("its page's meta element tdm-reservation reserves it");
      }
    }
    return Optional.empty();
  }

  /** Of a header's value, which may be meant for one robot by name. */
  private static Optional<String> directive(String value) {
    Matcher one = FOR_ONE.matcher(value);
    if (one.matches()) {
      String name = one.group(1).toLowerCase(Locale.ROOT);
      if (!WITH_COLON.contains(name)) {
        return List.of("*", Robots.NAME).contains(name) ? against(one.group(2)) : Optional.empty();
      }
    }
    return against(value);
  }

  private static Optional<String> against(String directives) {
    for (String word : directives.toLowerCase(Locale.ROOT).split("[,\\s]+", -1)) {
      if (AGAINST.contains(word)) {
        return Optional.of(word);
      }
    }
    return Optional.empty();
  }
}
