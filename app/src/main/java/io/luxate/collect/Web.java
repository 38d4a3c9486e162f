package io.luxate.collect;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.hc.client5.http.DnsResolver;

/**
 * The network as a guest uses it: a pause between two requests to a host, patience when a server
 * asks for it, every redirect checked as the first address was, and no more bytes than allowed.
 * Many threads may ask at once; a host is asked by one of them at a time.
 */
final class Web implements Closeable {
  private static final Set<Integer> MOVED = Set.of(301, 302, 303, 307, 308);
  private static final Set<Integer> MAY_MEND = Set.of(408, 425, 429, 500, 502, 503, 504);
  private static final int TOLD_TO_WAIT = 429;
  private static final int UNAVAILABLE = 503;
  private static final long FIRST_BACK_OFF_MILLIS = 500;

  private final Transport transport;
  private final Limits limits;
  private final Pace pace;
  private final RefusedHosts refused;
  private final Manners manners;
  private final BooleanSupplier unwanted;

  /** What is made of an answer that is neither a redirect nor a fault. */
  @FunctionalInterface
  interface Reader<T> {
    T read(Answer answer) throws IOException, NotFetched;
  }

  /** Whether an address may be asked; may ask others first. */
  @FunctionalInterface
  interface Gate {
    void pass(URI url) throws NotFetched, InterruptedException;
  }

  /** Either what was wanted, or where to look for it. */
  private record Step<T>(Optional<T> done, Optional<URI> next) {}

  /**
   * A guest on the network.
   *
   * @param names where host names are looked up
   * @param allowPrivate whether private addresses may be asked
   * @param unwanted whether a person has stopped the work
   */
  Web(CollectSpec spec, DnsResolver names, boolean allowPrivate, BooleanSupplier unwanted) {
    this.limits = spec.limits().orElseGet(Limits::usual);
    this.unwanted = unwanted;
    this.refused = new RefusedHosts(spec.refuse().orElseGet(List::of));
    this.pace = new Pace(limits, unwanted);
    this.transport =
        new Transport(
            new CheckedNames(names, allowPrivate),
            limits,
            spec.proxy(),
            spec.who().userAgent(spec.purpose()),
            unwanted);
    this.manners = new Manners(this, pace);
  }

  Limits limits() {
    return limits;
  }

  /**
   * Asks an interface made for programs: robots.txt, which is for those that follow links, is not
   * held against it.
   */
  <T> T api(URI url, Reader<T> reader) throws NotFetched, InterruptedException {
    return get(url, "application/json, text/csv;q=0.9", this::requireKnownTerms, reader);
  }

  /** Asks for a page or picture of which the owner's signals are read first. */
  <T> T politely(URI url, String accept, Reader<T> reader) throws NotFetched, InterruptedException {
    Gate gate =
        at -> {
          requireKnownTerms(at);
          manners.require(at);
        };
    return get(
        url,
        accept,
        gate,
        answer -> {
          Optional<String> objection = Signals.inHeaders(answer.headers());
          if (objection.isPresent()) {
            throw NotFetched.terms(objection.get());
          }
          return reader.read(answer);
        });
  }

  /** Reads the signals of the page on which a picture stands; once for each page. */
  void requireConsent(URI page) throws NotFetched, InterruptedException {
    manners.requirePage(page);
  }

  /** Asks for a file of a site's own rules. */
  <T> T rules(URI url, Reader<T> reader) throws NotFetched, InterruptedException {
    return get(url, "*/*", this::requireKnownTerms, reader);
  }

  private void requireKnownTerms(URI url) throws NotFetched {
    Optional<String> reason = refused.reason(url);
    if (reason.isPresent()) {
      throw NotFetched.terms(reason.get());
    }
  }

  private <T> T get(URI url, String accept, Gate gate, Reader<T> reader)
      throws NotFetched, InterruptedException {
    URI at = url;
    for (int hop = 0; hop <= limits.maxRedirects(); hop++) {
      gate.pass(at);
      Step<T> step = patiently(at, accept, reader);
      if (step.done().isPresent()) {
        return step.done().get();
      }
      at = step.next().orElseThrow();
    }
    throw NotFetched.content("leads on and on: more than " + limits.maxRedirects() + " redirects");
  }

  private <T> Step<T> patiently(URI url, String accept, Reader<T> reader)
      throws NotFetched, InterruptedException {
    String trouble = "";
    for (int attempt = 0; attempt < limits.maxTries(); attempt++) {
      Pace.Turn turn = pace.turn(url.getHost());
      long began = System.nanoTime();
      try (turn;
          Answer answer = transport.ask(url, accept)) {
        if (!MAY_MEND.contains(answer.status())) {
          return step(answer, reader);
        }
        trouble = "the server answered " + answer.status();
        backOff(answer, attempt);
      } catch (CheckedNames.PrivateAddressException e) {
        throw NotFetched.terms(String.valueOf(e.getMessage()));
      } catch (IOException e) {
        if (unwanted.getAsBoolean()) {
          throw new InterruptedException();
        }
        trouble = words(e, url, System.nanoTime() - began);
        pace.rest(url.getHost(), backOff(attempt));
      }
    }
    throw NotFetched.trouble(trouble + ", after " + attempts(limits.maxTries()));
  }

  private <T> Step<T> step(Answer answer, Reader<T> reader) throws IOException, NotFetched {
    int status = answer.status();
    Optional<String> location = answer.headers().first("Location");
    if (MOVED.contains(status) && location.isPresent()) {
      return new Step<>(Optional.empty(), Optional.of(Url.redirect(answer.url(), location.get())));
    }
    if (status == 200) {
      return new Step<>(Optional.of(reader.read(answer)), Optional.empty());
    }
    if (status == 401 || status == 402 || status == 403 || status == 451) {
      throw NotFetched.terms("the server answered " + status + ", which forbids it");
    }
    throw NotFetched.content("the server answered " + status);
  }

  /** What a server asks for counts where it asks; where that is too long the host is left alone. */
  private void backOff(Answer answer, int attempt) throws NotFetched {
    String host = answer.url().getHost();
    Duration own = backOff(attempt);
    boolean told = answer.status() == TOLD_TO_WAIT || answer.status() == UNAVAILABLE;
    Duration wish =
        told ? RetryAfter.of(answer.headers(), Instant.now()).orElse(own.multipliedBy(4)) : own;
    pace.rest(host, wish.compareTo(own) > 0 ? wish : own);
    if (wish.compareTo(limits.longestWait()) > 0) {
      throw NotFetched.trouble(
          "the server answered "
              + answer.status()
              + " and asks to wait "
              + wish.toSeconds()
              + " s; run the same command again after "
              + Instant.now().plus(wish).truncatedTo(ChronoUnit.SECONDS));
    }
  }

  private static String attempts(int number) {
    return number == 1 ? "1 try" : number + " tries";
  }

  private Duration backOff(int attempt) {
    long millis = Math.min(FIRST_BACK_OFF_MILLIS, 1 + limits.pause().toMillis()) << attempt;
    return Duration.ofMillis(millis);
  }

  private String words(IOException e, URI url, long nanos) {
    if (nanos >= limits.request().toNanos()) {
      return url.getHost() + " took more than " + limits.request().toMillis() / 1000.0 + " s";
    }
    String message = String.valueOf(e.getMessage());
    return e instanceof UnknownHostException
        ? "the host " + url.getHost() + " is not known"
        : e instanceof SocketTimeoutException
            ? url.getHost() + " said nothing for " + limits.silence().toMillis() / 1000.0 + " s"
            : "the connection to " + url.getHost() + " broke (" + message + ")";
  }

  @Override
  public void close() throws IOException {
    transport.close();
  }
}
