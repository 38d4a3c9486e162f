package io.luxate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.luxate.Documents;
import io.luxate.dataset.DatasetReader;
import io.luxate.image.Grey;
import io.luxate.image.ImageWriting;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelCommandTest {
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void fillsAFolder() {
    for (int i = 0; i < 2; i++) {
      Grey grey = Grey.black(40 + i, 40);
      grey.values()[i] = 1;
      Documents.write(folder.resolve("set/" + i + ".png"), ImageWriting.png8(grey));
    }
  }

  @Test
  void servesThePageUntilItIsStoppedAndThenCountsAndExportsWhatWasSaid() throws Exception {
    Path set = folder.resolve("set");
    Path out = folder.resolve("out");
    Process page = luxate(out, "label", set.toString(), "--findings", "broken,whole");
    try {
      URI address = address(page, out);
      String cookie = cookie(address);
      String ids = post(address, cookie, "open", "{\"name\":\"Anna\",\"role\":\"reader\"}");
      String id = new ObjectMapper().readTree(ids).get("images").get(0).get("id").asText();
      post(
          address,
          cookie,
          "answer",
          "{\"name\":\"Anna\",\"role\":\"reader\",\"image\":\""
              + id
              + "\",\"answer\":{\"decision\":\"accepted\",\"finding\":\"broken\"}}");
    } finally {
      page.destroy();
    }
    assertThat(page.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(page.exitValue()).isEqualTo(143);
    assertThat(Documents.readText(out)).contains("Ctrl-C ends", "ended; every answer is in");
    assertThat(set.resolve("labels.sqlite-wal")).doesNotExist();

    Console agreement = Console.luxate("label", set, "--agreement");
    assertThat(agreement.exitCode()).isZero();
    assertThat(agreement.out())
        .contains("readers: Anna", "of 2 images: 1 agreed, 0 ruled on, 0 disputed, 1 not finished");
    assertThat(Console.luxate("label", set, "--agreement", "--json").out())
        .contains("\"readers\" : [ \"Anna\" ]");

    Path table = folder.resolve("elsewhere/consensus.csv");
    Console export = Console.luxate("label", set, "--export", table);
    assertThat(export.exitCode()).as(export.err()).isZero();
    assertThat(export.out()).contains("1 image in", "1 left out: not-finished");
    assertThat(DatasetReader.read(table).examples())
        .hasSize(1)
        .allMatch(e -> e.label().equals("broken") && Files.exists(e.file()));
    assertThat(Console.luxate("label", set, "--export", table).exitCode()).isEqualTo(2);
    assertThat(Console.luxate("label", set, "--export", table, "--overwrite").exitCode()).isZero();
  }

  @Test
  void saysWhatIsMissing() {
    Path set = folder.resolve("set");
    refuses("nobody has read the set yet", "label", set, "--agreement");
    refuses("does not exist; check the path", "label", folder.resolve("none"));
    refuses("choose one", "label", set, "--agreement", "--export", folder.resolve("x.csv"));
    refuses("needs two findings", "label", set, "--findings", "broken");
    refuses("none.csv", "label", set, "--order-by", folder.resolve("none.csv"));
  }

  private static void refuses(String words, Object... line) {
    Console console = Console.luxate(line);
    assertThat(console.exitCode()).as(console.err()).isEqualTo(2);
    assertThat(console.err()).contains(words);
  }

  private Process luxate(Path out, String... words) throws IOException {
    ProcessBuilder program =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
            "-cp",
            System.getProperty("java.class.path"),
            Luxate.class.getName());
    program.command().addAll(List.of(words));
    return program.redirectErrorStream(true).redirectOutput(out.toFile()).start();
  }

  private static URI address(Process page, Path out) throws InterruptedException {
    while (page.isAlive() && !Documents.readText(out).contains("Ctrl-C ends")) {
      Thread.sleep(50);
    }
    return URI.create(
        Documents.readText(out)
            .lines()
            .filter(line -> line.startsWith("open "))
            .findFirst()
            .orElseThrow(() -> new AssertionError(Documents.readText(out)))
            .substring(5));
  }

  private static String cookie(URI address) throws IOException {
    HttpURLConnection first = (HttpURLConnection) address.toURL().openConnection();
    first.setInstanceFollowRedirects(false);
    return first.getHeaderField("Set-Cookie").replaceFirst(";.*", "");
  }

  private static String post(URI address, String cookie, String what, String body)
      throws IOException {
    HttpURLConnection request =
        (HttpURLConnection) address.resolve("/api/" + what).toURL().openConnection();
    request.setRequestProperty("Cookie", cookie);
    request.setRequestProperty("Luxate-Page", "1");
    request.setDoOutput(true);
    try (OutputStream out = request.getOutputStream()) {
      out.write(body.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(request.getResponseCode()).isEqualTo(200);
    return new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
