package io.luxate.collect;

import io.luxate.image.Pictures;
import io.luxate.weights.Site;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;

/** A web server on this machine with several addresses; what it does not know is 404. */
final class Town implements Closeable {
  private final Map<String, Site.Answer> answers = new ConcurrentHashMap<>();
  private final Site site = new Site(this::answer);

  private void answer(Site.Asked asked, OutputStream out) throws IOException, InterruptedException {
    String path = asked.target().replaceFirst("\\?.*", "");
    answers
        .getOrDefault(asked.target(), answers.getOrDefault(path, Site.status("404 Not Found")))
        .give(asked, out);
  }

  /** Sets what an address answers, with or without its query. */
  Town at(String path, Site.Answer answer) {
    answers.put(path, answer);
    return this;
  }

  /** A picture that differs by the seed. */
  Town picture(String path, long seed) {
    return at(path, bytes("image/png", png(seed)));
  }

  Town text(String path, String type, String text) {
    return at(path, bytes(type, text.getBytes(StandardCharsets.UTF_8)));
  }

  static Site.Answer bytes(String type, byte[] body, String... headers) {
    return (asked, out) -> {
      head(out, "200 OK", "Content-Type: " + type, headers);
      out.write(("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
      out.write(body);
    };
  }

  /** The head's lines but for the empty one that ends it. */
  static void head(OutputStream out, String status, String first, String... more)
      throws IOException {
    StringBuilder text = new StringBuilder("HTTP/1.1 " + status + "\r\nConnection: close\r\n");
    text.append(first).append("\r\n");
    for (String header : more) {
      text.append(header).append("\r\n");
    }
    out.write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  static byte[] png(long seed) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(Pictures.rgb(48, 40, seed), "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  URI url(String path) {
    return site.url(path);
  }

  /** The same address under another host's name, which only a test's names lead here. */
  String url(String host, String path) {
    return url(path).toString().replace("127.0.0.1", host);
  }

  /** The addresses asked for, in order. */
  List<String> asked() {
    return site.asked().stream().map(Site.Asked::target).toList();
  }

  List<Site.Asked> requests() {
    return site.asked();
  }

  @Override
  public void close() {
    site.close();
  }
}
