package io.luxate.weights;

import io.luxate.LuxateException;
import io.luxate.Progress;
import io.luxate.Version;
import io.luxate.Watch;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One request for a file, or for the rest of it (RFC 9110, sections 13 and 14): what comes is
 * appended to the part, and a part of another file than the server now has is begun anew. Proxies
 * are those that Java is told of.
 */
final class Transfer {
  private static final Pattern RANGE =
      Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");
  private static final Pattern UNSATISFIED = Pattern.compile("bytes \\*/(\\d{1,18})");
  private static final Pattern SHA256 = Pattern.compile("\"?([0-9a-f]{64})\"?");
  private static final int PIECE_BYTES = 1 << 16;
  private static final long MIB = 1 << 20;

  /** How a request ended, other than by an error that ends the fetch. */
  enum End {
    /** The part is as long as the server said. */
    WHOLE,
    /** The connection broke, or the server is busy: asking again may help. */
    BROKEN
  }

  private final HttpClient client;
  private final Duration patience;
  private final Published wanted;
  private final URI url;
  private final PartFile part;
  private final Progress progress;
  private final BooleanSupplier unwanted;
  private Optional<String> statedSha256 = Optional.empty();
  private String trouble = "";

  private boolean pieced;

  /**
   * A transfer of one file.
   *
   * @param patience how long the server may be silent
   * @param unwanted whether a person has stopped the fetch
   */
  Transfer(
      Duration patience,
      Published wanted,
      URI url,
      PartFile part,
      Progress progress,
      BooleanSupplier unwanted) {
    this.client = client(patience);
    this.patience = patience;
    this.wanted = wanted;
    this.url = url;
    this.part = part;
    this.progress = progress;
    this.unwanted = unwanted;
  }

  private static HttpClient client(Duration patience) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NORMAL)
        .connectTimeout(patience)
        .proxy(ProxySelector.getDefault())
        .build();
  }

  /** The SHA-256 that the server itself stated, as Hugging Face does. */
  Optional<String> statedSha256() {
    return statedSha256;
  }

  /** Whether the part was put together from several answers, perhaps of several days. */
  boolean isPieced() {
    return pieced;
  }

  /** What went wrong last, in words. */
  String trouble() {
    return trouble;
  }

  /** Asks once; throws RESOURCE for what asking again will not mend. */
  End ask() throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(patience)
            .header("User-Agent", "luxate/" + Version.current().version())
            .header("Accept-Encoding", "identity");
    boolean resumes = part.length() > 0 && mayResume();
    if (resumes) {
      request.header("Range", "bytes=" + part.length() + "-");
      part.stated().validator().ifPresent(validator -> request.header("If-Range", validator));
    }
    try {
      HttpResponse<InputStream> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        statedSha256 = statedSha256(response);
        return answer(response, body, resumes);
      }
    } catch (IOException e) {
      if (unwanted.getAsBoolean()) {
        throw new InterruptedException();
      }
      trouble = network().words(e);
      if (!Network.mayMend(e)) {
        throw new LuxateException(LuxateException.Kind.RESOURCE, trouble, e);
      }
      return End.BROKEN;
    }
  }

  private Network network() {
    return new Network(url, !url.equals(wanted.url()));
  }

  /** Without a validator only the checksum can tell a changed file. */
  private boolean mayResume() {
    return part.stated().validator().isPresent() || wanted.expected().isPresent();
  }

  private End answer(HttpResponse<InputStream> response, InputStream body, boolean resumed)
      throws IOException {
    int status = response.statusCode();
    pieced = status != 200;
    if (status == 200) {
      OptionalLong length = response.headers().firstValueAsLong("Content-Length");
      part.restart(
          validator(response),
          length.isPresent() ? Optional.of(length.getAsLong()) : Optional.empty());
      return copy(body);
    }
    if (status == 206 && resumed) {
      return fits(response) ? copy(body) : anew("the server gave another piece than asked for");
    }
    if (status == 416 && resumed) {
      Matcher whole = UNSATISFIED.matcher(header(response, "Content-Range").orElse(""));
      return whole.matches() && Long.parseLong(whole.group(1)) == part.length()
          ? End.WHOLE
          : anew("the server's file is shorter than what came before");
    }
    trouble = "the server answered " + status + " for " + url;
    if (status == 408 || status == 429 || status >= 500) {
      return End.BROKEN;
    }
    throw new LuxateException(LuxateException.Kind.RESOURCE, network().refused(status));
  }

  /** Whether the piece goes on where the part ends, of the same file. */
  private boolean fits(HttpResponse<InputStream> response) {
    Matcher range = RANGE.matcher(header(response, "Content-Range").orElse(""));
    if (!range.matches() || Long.parseLong(range.group(1)) != part.length()) {
      return false;
    }
    Optional<Long> total = part.stated().totalBytes();
    boolean sameLength =
        range.group(2).equals("*")
            || total.isEmpty()
            || total.get() == Long.parseLong(range.group(2));
    Optional<String> validator = validator(response);
    return sameLength && (validator.isEmpty() || validator.equals(part.stated().validator()));
  }

  private End anew(String why) {
    part.restart(Optional.empty(), Optional.empty());
    trouble = why;
    return End.BROKEN;
  }

  private End copy(InputStream body) throws IOException {
    requireRoom();
    long most = part.stated().totalBytes().orElse(mostBytes());
    byte[] piece = new byte[PIECE_BYTES];
    try (Watch watch = new Watch(body, patience, unwanted)) {
      for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
        watch.seen();
        if (part.length() + read > most) {
          throw new LuxateException(
              LuxateException.Kind.DATA,
              url
                  + " gives more than "
                  + most
                  + " bytes, which is more than "
                  + wanted.name()
                  + " can have; check the mirror or the proxy");
        }
        part.append(piece, read);
        tell(false);
      }
    }
    Optional<Long> total = part.stated().totalBytes();
    if (total.isPresent() && part.length() < total.get()) {
      trouble = "the connection to " + url.getHost() + " ended early";
      return End.BROKEN;
    }
    part.append(piece, 0); // an empty file is one too
    tell(true);
    return End.WHOLE;
  }

  /** In MiB; the last one is told when the part is whole. */
  private void tell(boolean whole) {
    long done = part.length() / MIB;
    long total =
        part.stated()
            .totalBytes()
            .map(bytes -> bytes / MIB)
            .orElse(Math.round(wanted.mib().orElse(0.0)));
    long most = Math.max(done, total) + 1;
    progress.update("fetch " + wanted.name() + ", MiB", whole ? most : done, most, "");
  }

  private long mostBytes() {
    return wanted.mib().map(mib -> (long) (2 * mib * MIB)).orElse(4096 * MIB);
  }

  private void requireRoom() throws IOException {
    long missing = part.stated().totalBytes().orElse(0L) - part.length();
    long room = Files.getFileStore(part.path()).getUsableSpace();
    if (room > 0 && missing > room) {
      throw new LuxateException(
          LuxateException.Kind.RESOURCE,
          String.format(
              Locale.ROOT,
              "%s needs %d MiB more and %s has %d MiB free; free some, or name another folder with"
                  + " --cache or LUXATE_CACHE",
              wanted.name(),
              missing / MIB + 1,
              part.path().getParent(),
              room / MIB));
    }
  }

  /** A strong ETag, else the date; a weak ETag says nothing about bytes (RFC 9110, 8.8.1). */
  private static Optional<String> validator(HttpResponse<InputStream> response) {
    return header(response, "ETag")
        .filter(tag -> tag.startsWith("\""))
        .or(() -> header(response, "Last-Modified"));
  }

  private static Optional<String> header(HttpResponse<InputStream> response, String name) {
    return response.headers().firstValue(name);
  }

  /** From this answer or one that led here. */
  private static Optional<String> statedSha256(HttpResponse<InputStream> response) {
    for (String name : new String[] {"X-Linked-Etag", "ETag"}) {
      Matcher stated = SHA256.matcher(header(response, name).orElse(""));
      if (stated.matches()) {
        return Optional.of(stated.group(1));
      }
    }
    return response.previousResponse().flatMap(Transfer::statedSha256);
  }
}
