package io.luxate.weights;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A web server on this machine that answers as a test tells it to, truthfully or not. */
public final class Site implements Closeable {
  private final ServerSocket socket;
  private final List<Answer> answers;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  /**
   * A request.
   *
   * @param target what stood in its first line
   * @param headers by lower-case name
   */
  public record Asked(String target, Map<String, String> headers) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  /** What the server does with a request before it closes the connection. */
  @FunctionalInterface
  public interface Answer {
    void give(Asked asked, OutputStream out) throws IOException, InterruptedException;
  }

  /** Gives the answers in turn, the last one to all later requests. */
  public Site(Answer... answers) {
    this.answers = List.of(answers);
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread doorman = new Thread(this::serve, "site");
    doorman.setDaemon(true);
    doorman.start();
  }

  public URI url(String path) {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + path);
  }

  public List<Asked> asked() {
    return asked;
  }

  /** A truthful server of one file, pieces included. */
  public static Answer file(byte[] bytes, String etag) {
    return (asked, out) -> {
      String range = asked.header("range");
      boolean same = asked.header("if-range").isEmpty() || asked.header("if-range").equals(etag);
      String tag = etag.isEmpty() ? "" : "ETag: " + etag + "\r\n";
      if (range.isEmpty() || !same) {
        head(out, "200 OK", tag + "Content-Length: " + bytes.length);
        out.write(bytes);
        return;
      }
      int from = Integer.parseInt(range.replaceAll("\\D", ""));
      if (from >= bytes.length) {
        head(out, "416 Range Not Satisfiable", "Content-Range: bytes */" + bytes.length);
        return;
      }
      head(
          out,
          "206 Partial Content",
          tag
              + String.format(
                  Locale.ROOT,
                  "Content-Range: bytes %d-%d/%d\r\nContent-Length: %d",
                  from,
                  bytes.length - 1,
                  bytes.length,
                  bytes.length - from));
      out.write(bytes, from, bytes.length - from);
    };
  }

  /** The beginning of a file, announced as another length; then the connection ends. */
  static Answer cut(byte[] bytes, int sent, long announced, String etag) {
    return (asked, out) -> {
      head(
          out,
          "200 OK",
          (etag.isEmpty() ? "" : "ETag: " + etag + "\r\n") + "Content-Length: " + announced);
      out.write(bytes, 0, sent);
    };
  }

  public static Answer status(String status, String... headers) {
    return (asked, out) -> head(out, status, String.join("\r\n", headers));
  }

  static void head(OutputStream out, String status, String headers) throws IOException {
    String text =
        "HTTP/1.1 "
            + status
            + "\r\n"
            + (headers.isEmpty() ? "" : headers + "\r\n")
            + "Connection: close\r\n\r\n";
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private void serve() {
    for (int number = 0; ; number++) {
      try {
        Socket connection = socket.accept();
        Answer answer = answers.get(Math.min(number, answers.size() - 1));
        Thread waiter = new Thread(() -> answer(connection, answer), "site answer");
        waiter.setDaemon(true);
        waiter.start();
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void answer(Socket connection, Answer answer) {
    try (connection) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
      String first = in.readLine();
      Map<String, String> headers = new TreeMap<>();
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        String[] parts = line.split(": *", 2);
        headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
      }
      Asked request = new Asked(String.valueOf(first).split(" ", -1)[1], headers);
      asked.add(request);
      answer.give(request, connection.getOutputStream());
      connection.getOutputStream().flush();
    } catch (SocketException e) {
      return; // the other side has gone
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** So many bytes that begin as torch's old files do and differ by the seed. */
  public static byte[] weights(int count, int seed) {
    byte[] bytes = new byte[count];
    new java.util.Random(seed).nextBytes(bytes);
    byte[] beginning = Arrays.copyOf(Golden.bytes("types-old.pth"), 40);
    System.arraycopy(beginning, 0, bytes, 0, beginning.length);
    return bytes;
  }
}
