package io.luxate.collect;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What sites wish, read once for each before anything else is asked of them. */
final class Manners {
  private static final int RULES_BYTES = 2_000_000;
  private static final long PAGE_BYTES = 8_000_000;

  private final Web web;
  private final Pace pace;
  private final Once<String, Wishes> sites = new Once<>();
  private final Once<URI, Optional<String>> pages = new Once<>();

  /**
   * What one site wishes.
   *
   * @param trouble why its rules could not be read; nothing is asked of it then
   * @param aiTxt rules of its ai.txt, written as robots.txt is
   */
  private record Wishes(
      Optional<String> trouble, Robots robots, Robots aiTxt, Reservations reservations) {}

  Manners(Web web, Pace pace) {
    this.web = web;
    this.pace = pace;
  }

  /** Throws where the site's robots.txt, ai.txt or tdmrep.json forbids the address. */
  void require(URI url) throws NotFetched, InterruptedException {
    Wishes wishes = wishes(url);
    if (wishes.trouble().isPresent()) {
      throw NotFetched.trouble(wishes.trouble().get());
    }
    Optional<String> objection =
        wishes
            .robots()
            .objection(url)
            .or(() -> wishes.reservations().objection(url))
            .or(() -> wishes.aiTxt().objection(url).map(o -> o.replace("robots.txt", "ai.txt")));
    if (objection.isPresent()) {
      throw NotFetched.terms(objection.get());
    }
  }

  /** Throws where a page, its headers or its meta elements object; a page that is gone does not. */
  void requirePage(URI page) throws NotFetched, InterruptedException {
    Optional<String> objection = pages.get(page, () -> objection(page));
    if (objection.isPresent()) {
      throw NotFetched.terms(objection.get());
    }
  }

  private Optional<String> objection(URI page) throws NotFetched, InterruptedException {
    try {
      return web.politely(
          page,
          "text/html",
          answer ->
              answer.mediaType().contains("html")
                  ? Signals.inPage(new String(answer.body(PAGE_BYTES), StandardCharsets.UTF_8))
                  : Optional.empty());
    } catch (NotFetched e) {
      if (e.why() == NotFetched.Why.TROUBLE) {
        throw e;
      }
      return e.why() == NotFetched.Why.TERMS
          ? Optional.of("its page " + page + ": " + e.words())
          : Optional.empty();
    }
  }

  private Wishes wishes(URI url) throws NotFetched, InterruptedException {
    String site = url.getScheme() + "://" + url.getAuthority();
    return sites.get(
        site,
        () -> {
          Wishes known = read(site);
          pace.wish(url.getHost(), known.robots().pause());
          return known;
        });
  }

  private Wishes read(String site) throws InterruptedException {
    try {
      URI robots = URI.create(site + "/robots.txt");
      URI ai = URI.create(site + "/ai.txt");
      return new Wishes(
          Optional.empty(),
          file(robots).map(text -> Robots.of(robots, text)).orElseGet(Robots::none),
          file(ai).filter(Manners::isNoPage).map(t -> Robots.of(ai, t)).orElseGet(Robots::none),
          file(URI.create(site + "/.well-known/tdmrep.json"))
              .map(Reservations::of)
              .orElse(new Reservations(List.of())));
    } catch (NotFetched e) {
      return new Wishes(
          Optional.of(
              "the rules of " + site + " cannot be read, so nothing is asked: " + e.words()),
          Robots.none(),
          Robots.none(),
          new Reservations(List.of()));
    }
  }

  /** A file of rules; empty where the site has none (RFC 9309, section 2.3.1.3). */
  private Optional<byte[]> file(URI url) throws NotFetched, InterruptedException {
    try {
      return Optional.of(web.rules(url, answer -> answer.beginning(RULES_BYTES)));
    } catch (NotFetched e) {
      if (e.why() == NotFetched.Why.TROUBLE) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /** Many sites answer every address with a page. */
  private static boolean isNoPage(byte[] text) {
    return !new String(text, StandardCharsets.UTF_8).stripLeading().startsWith("<");
  }
}
