package io.luxate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.luxate.Sha256;
import io.luxate.weights.Safetensors;
import io.luxate.weights.Site;
import io.luxate.weights.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsCommandsTest {
  private static final String NAME = "squeezenet1_1.IMAGENET1K_V1";

  @TempDir private Path folder = Path.of("");

  @Test
  void listsAndShowsWhatIsPublishedWithoutANetwork() {
    Console list = Console.luxate("weights", "list", "--cache", folder);
    assertThat(list.exitCode()).isZero();
    assertThat(list.out().lines()).hasSizeGreaterThan(60);
    assertThat(list.out()).contains("densenet161.IMAGENET1K_V1", "mobilenetv2_100.ra_in1k");
    Console some = Console.luxate("weights", "list", "resnet50", "--json", "--cache", folder);
    assertThat(some.out()).contains("resnet50.IMAGENET1K_V2").doesNotContain("resnet18");
    assertThat(list.out().lines().findFirst().orElseThrow())
        .matches("NAME +NETWORK +SIZE +MAKER +LICENCE +FETCHED");
    assertThat(some.out()).contains("\"maker\" : \"timm\"", "\"licence\" : \"Apache-2.0\"");
    Console slip = Console.luxate("weights", "list", "resnet5");
    assertThat(slip.exitCode()).isEqualTo(2);
    assertThat(slip.err()).contains("perhaps resnet50");
    Console show = Console.luxate("weights", "show", NAME, "--cache", folder);
    assertThat(show.out())
        .contains("https://download.pytorch.org/models/squeezenet1_1-b8a52dc0.pth")
        .contains("begins with b8a52dc0")
        .contains("Whether that binds the weights is unclear")
        .contains("not yet  " + folder.resolve("squeezenet1_1-b8a52dc0.pth"));
    assertThat(Console.luxate("weights").out()).contains("list", "show", "fetch", "check");
  }

  @Test
  void fetchesChecksAndKeepsWeights() throws IOException {
    Path made = folder.resolve("made");
    Safetensors.write(made, Tables.filled(Tables.torchvision("squeezenet1_1")), Map.of());
    byte[] bytes = Files.readAllBytes(made);
    try (Site site = new Site(Site.file(bytes, "\"one\""))) {
      Console fetch = fetch(site, Sha256.of(bytes), NAME);
      assertThat(fetch.err()).isEmpty();
      assertThat(fetch.exitCode()).isZero();
      assertThat(fetch.last())
          .startsWith(folder.resolve("squeezenet1_1-b8a52dc0.pth") + " (4.7 MiB");
    }
    Console list = Console.luxate("weights", "list", "squeezenet1_1", "--cache", folder);
    assertThat(list.last()).endsWith("yes");
    Console check = Console.luxate("weights", "check", made);
    assertThat(check.exitCode()).isZero();
    assertThat(check.out())
        .contains("format    safetensors")
        .contains("tensors   52, 1235496 numbers")
        .contains("catalogue not in it");
    assertThat(check.last()).isEqualTo("looks like squeezenet1_1");
    saysThatItIsNotWhatItsNameSays(Sha256.of(bytes).substring(0, 8));
  }

  private void saysThatItIsNotWhatItsNameSays(String digits) {
    String not = "is not " + NAME + ": its SHA-256 begins with " + digits + " where b8a52dc0";
    Console check = Console.luxate("weights", "check", NAME, "--cache", folder);
    assertThat(check.exitCode()).isEqualTo(3);
    assertThat(check.last()).startsWith("!!").contains(not);
    Console json = Console.luxate("weights", "check", NAME, "--cache", folder, "--json");
    assertThat(json.out()).contains("\"doubt\" : \"" + not);
    Console show = Console.luxate("weights", "show", NAME, "--cache", folder);
    assertThat(show.last()).contains("what lies there " + not);
    Console file = Console.luxate("weights", "list", "--cache", folder.resolve("made"));
    assertThat(file.exitCode()).isEqualTo(2);
    assertThat(file.err()).contains("is a file; give a folder with --cache");
  }

  @Test
  void endsWithTheExitCodeOfWhatFailed() {
    byte[] other = Site.weights(5000, 1);
    try (Site site = new Site(Site.file(other, "\"one\""))) {
      Console wrong = fetch(site, "00000000", NAME);
      assertThat(wrong.exitCode()).isEqualTo(3);
      assertThat(wrong.err()).contains("SHA-256 begins with").doesNotContain("\tat ");
    }
    try (Site site = new Site(Site.status("404 Not Found"))) {
      assertThat(fetch(site, "00000000", NAME).exitCode()).isEqualTo(4);
    }
    Console offline =
        Console.luxate("weights", "fetch", NAME, "--offline", "--cache", folder.resolve("none"));
    assertThat(offline.exitCode()).isEqualTo(4);
    assertThat(offline.err()).contains("copy it to " + folder.resolve("none"));
    assertThat(Console.luxate("weights", "fetch", "resnet1000").exitCode()).isEqualTo(2);
    assertThat(Console.luxate("weights", "fetch", NAME, "--mirror", "x").exitCode()).isEqualTo(2);
    assertThat(Console.luxate("weights", "fetch", NAME, "--sha256", "x").exitCode()).isEqualTo(2);
    assertThat(Console.luxate("weights", "check", folder.resolve("none")).exitCode()).isEqualTo(2);
  }

  @Test
  void refusesToReadWhatIsNoWeightsFile() throws IOException {
    Path page = folder.resolve("weights.pth");
    Files.writeString(page, "<!DOCTYPE html>");
    Console check = Console.luxate("weights", "check", page);
    assertThat(check.exitCode()).isEqualTo(3);
    assertThat(check.err()).contains("it is a web page");
  }

  private Console fetch(Site site, String sha256, String name) {
    return Console.luxate(
        "weights",
        "fetch",
        name,
        "--mirror",
        site.url("/mirror"),
        "--sha256",
        sha256,
        "--cache",
        folder);
  }
}
