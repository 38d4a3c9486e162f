package io.luxate.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.luxate.Documents;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server answers to those who are not its own page; requests are written by hand. */
class GuardTest {
  private static Optional<AnswerStore> store = Optional.empty();
  private static Optional<LabelServer> server = Optional.empty();
  private static String token = "";
  private static int port;

  @BeforeAll
  static void starts(@TempDir Path folder) {
    Ward ward = Ward.of(folder, 2);
    store = Optional.of(AnswerStore.open(ward.database()));
    LabelServer started =
        LabelServer.start(ward.task(), store.get(), folder.resolve("consensus.csv"), 0);
    server = Optional.of(started);
    URI address = URI.create(started.address());
    token = address.getQuery().replace("token=", "");
    port = address.getPort();
  }

  @AfterAll
  static void stops() {
    server.ifPresent(LabelServer::close);
    store.ifPresent(AnswerStore::close);
  }

  @Test
  void answersItsOwnPage() {
    assertThat(get("/api/session", own())).startsWith("HTTP/1.1 200").contains("\"images\" : 2");
    assertThat(post(own(), "Luxate-Page: 1", "Origin: http://127.0.0.1:" + port))
        .startsWith("HTTP/1.1 200")
        .contains("\"name\" : \"Anna\"");
  }

  @Test
  void refusesAForeignNameThatLeadsHere() {
    for (String host :
        List.of("evil.example:" + port, "127.0.0.1", "127.0.0.1:1", "[::1]:" + port)) {
      assertThat(send("GET / HTTP/1.1", "Host: " + host, own())).startsWith("HTTP/1.1 421");
      assertThat(send("GET /?token=" + token + " HTTP/1.1", "Host: " + host))
          .startsWith("HTTP/1.1 421")
          .doesNotContain("Set-Cookie");
    }
  }

  @Test
  void refusesRequestsOfOtherPages() {
    String foreign = "HTTP/1.1 403";
    assertThat(post(own(), "Luxate-Page: 1", "Origin: http://evil.example")).startsWith(foreign);
    assertThat(post(own(), "Luxate-Page: 1", "Origin: null")).startsWith(foreign);
    assertThat(post(own(), "Luxate-Page: 1", "Sec-Fetch-Site: cross-site")).startsWith(foreign);
    assertThat(post(own(), "Luxate-Page: 1", "Origin: http://localhost:" + (port + 1)))
        .startsWith(foreign);
    assertThat(post(own())).startsWith(foreign); // as a form would, without the page's own header
    assertThat(get("/api/session", own(), "Origin: http://evil.example")).startsWith(foreign);
  }

  @Test
  void refusesWhoHasNoToken() {
    assertThat(get("/")).startsWith("HTTP/1.1 403").contains("open the address");
    assertThat(get("/api/session", "Cookie: luxate-" + port + "=guess")).startsWith("HTTP/1.1 403");
    assertThat(get("/api/picture/" + Ward.id(0))).startsWith("HTTP/1.1 403");
    assertThat(get("/?token=guess")).startsWith("HTTP/1.1 403").doesNotContain("Set-Cookie");
    assertThat(post("Luxate-Page: 1")).startsWith("HTTP/1.1 403");
  }

  @Test
  void handsTheTokenOverAndTakesItOutOfTheAddress() {
    String answer = get("/?token=" + token);
    assertThat(answer)
        .startsWith("HTTP/1.1 303")
        .contains("Location: /\r\n", "HttpOnly", "SameSite=Strict");
  }

  @Test
  void forbidsEverythingThatDoesNotComeFromHere() {
    String page = get("/read", own());
    assertThat(page)
        .contains("default-src 'none'", "frame-ancestors 'none'", "nosniff", "no-store")
        .doesNotContain("unsafe-inline", "http://", "https://", "<style", "onclick");
  }

  @Test
  void saysWhatIsWrongWithARequest() {
    assertThat(body("{\"name\":\"Anna\",\"rolle\":\"reader\"}"))
        .startsWith("HTTP/1.1 400")
        .contains("unknown key 'rolle'");
    assertThat(body("no JSON")).startsWith("HTTP/1.1 400");
    assertThat(body("\"" + "x".repeat(70_000) + "\"")).startsWith("HTTP/1.1 413");
    assertThat(get("/../labels.sqlite", own())).doesNotStartWith("HTTP/1.1 200");
    assertThat(get("/api/picture/..%2Fimages.csv", own())).doesNotStartWith("HTTP/1.1 200");
  }

  @Test
  void listensOnThisMachineAlone() throws IOException {
    for (NetworkInterface card : NetworkInterface.networkInterfaces().toList()) {
      for (InetAddress address :
          card.inetAddresses().filter(a -> !a.isLoopbackAddress()).toList()) {
        assertThat(reaches(address)).as(address.toString()).isFalse();
      }
    }
    assertThat(reaches(InetAddress.getLoopbackAddress())).isTrue();
  }

  private static boolean reaches(InetAddress address) {
    try (Socket socket = new Socket(address, port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static String own() {
    return "Cookie: luxate-" + port + "=" + token;
  }

  private static String get(String path, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Host: 127.0.0.1:" + port);
    return send("GET " + path + " HTTP/1.1", all, "");
  }

  private static String post(String... headers) {
    return post(Documents.json(new Desk.Opening("Anna", Role.READER)), List.of(headers));
  }

  private static String body(String body) {
    return post(body, List.of(own(), "Luxate-Page: 1"));
  }

  private static String post(String body, List<String> headers) {
    List<String> all = new ArrayList<>(headers);
    all.add("Host: 127.0.0.1:" + port);
    all.add("Content-Length: " + body.length());
    return send("POST /api/open HTTP/1.1", all, body);
  }

  private static String send(String request, String... headers) {
    return send(request, List.of(headers), "");
  }

  /** What comes back until the server ends the connection. */
  private static String send(String request, List<String> headers, String body) {
    String head = request + "\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      out.write((head + body).getBytes(StandardCharsets.UTF_8));
      out.flush();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
