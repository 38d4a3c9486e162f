package io.luxate.collect;

import io.luxate.Watch;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;

/** A server's answer of which the head has come and the body not yet. */
final class Answer implements Closeable {
  private static final int PIECE_BYTES = 1 << 16;

  private final URI url;
  private final HttpGet request;
  private final ClassicHttpResponse response;
  private final Watch watch;
  private boolean whole;

  Answer(URI url, HttpGet request, ClassicHttpResponse response, Watch watch) {
    this.url = url;
    this.request = request;
    this.response = response;
    this.watch = watch;
  }

  URI url() {
    return url;
  }

  int status() {
    return response.getCode();
  }

  Headers headers() {
    return new Headers(response);
  }

  /** The media type without its parameters, in lower case; empty where none is named. */
  String mediaType() {
    return headers()
        .first("Content-Type")
        .map(type -> type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT))
        .orElse("");
  }

  /**
   * The body, all of it.
   *
   * @throws NotFetched when it is longer than {@code most}, whatever length was promised, or packed
   *     in a way that was not asked for and is not known
   */
  byte[] body(long most) throws IOException, NotFetched {
    Optional<HttpEntity> entity = Optional.ofNullable(response.getEntity());
    if (entity.isEmpty()) {
      whole = true;
      return new byte[0];
    }
    if (entity.get().getContentLength() > most) {
      throw NotFetched.content(
          "promises " + entity.get().getContentLength() + " bytes, and " + most + " are allowed");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] piece = new byte[PIECE_BYTES];
    try (InputStream in = unpacked(entity.get())) {
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        if (bytes.size() + (long) read > most) {
          abandon();
          throw NotFetched.content("gives more than the " + most + " bytes that are allowed");
        }
        bytes.write(piece, 0, read);
      }
    }
    whole = true;
    return bytes.toByteArray();
  }

  /** As much of the body as {@code most}; the rest is left where it is. */
  byte[] beginning(int most) throws IOException, NotFetched {
    Optional<HttpEntity> entity = Optional.ofNullable(response.getEntity());
    if (entity.isEmpty()) {
      return new byte[0];
    }
    try (InputStream in = unpacked(entity.get())) {
      byte[] bytes = in.readNBytes(most);
      whole = in.read() < 0;
      if (!whole) {
        abandon();
      }
      return bytes;
    }
  }

  /** A server may pack though it was asked not to; what it unpacks to counts. */
  private InputStream unpacked(HttpEntity entity) throws IOException, NotFetched {
    String coding = headers().first("Content-Encoding").orElse("identity").strip();
    return switch (coding.toLowerCase(Locale.ROOT)) {
      case "", "identity" -> entity.getContent();
      case "gzip", "x-gzip" -> new GZIPInputStream(entity.getContent());
      default ->
          throw NotFetched.content("comes packed as '" + coding + "', which was not asked for");
    };
  }

  /** Ends the connection, so that closing reads nothing more from it. */
  private void abandon() {
    request.cancel();
  }

  @Override
  public void close() throws IOException {
    if (!whole) {
      abandon();
    }
    watch.close();
    response.close();
  }
}
