package io.luxate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.luxate.Documents;
import io.luxate.image.Pictures;
import io.luxate.model.Engine;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelInUseTest {
  private static Trained trained;
  private static Path run = Path.of("");

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void trainsOneModel(@TempDir Path root) {
    Engine.useThreads(1);
    trained = Trained.in(root);
    run = trained.run();
  }

  @Test
  void predictsEachImageOfAFolderAndNamesTheBrokenOne() throws IOException {
    Path above = folder.resolve("neue Bilder");
    Path images = Files.createDirectories(above.resolve("unter"));
    Files.copy(trained.firstHip(), images.resolve("a"));
    Files.copy(trained.firstHip(), images.resolve("b.jpg"));
    Files.writeString(images.resolve("broken.png"), "no image");
    Console table = Console.luxate("predict", run, above);
    assertThat(table.exitCode()).isZero();
    assertThat(table.out().lines())
        .hasSize(3)
        .filteredOn(line -> !line.contains("unusable"))
        .hasSize(2)
        .allMatch(line -> line.matches("\\d\\.\\d{3} {2}(dis)?located +.*simulated.*"));
    assertThat(table.out()).contains("broken.png: not an image");
    assertThat(table.err())
        .isEqualTo("luxate: 1 file could not be used; the row of each says why\n");
    Console csv = Console.luxate("predict", run, images, "--csv");
    assertThat(csv.out()).startsWith("path,probability,call,warnings\n");
    assertThat(csv.out().lines())
        .hasSize(4)
        .last()
        .asString()
        .startsWith(images.resolve("broken.png") + ",,,")
        .contains("not an image");
    JsonNode answer = Json.of(Console.luxate("predict", run, images, "--json"));
    assertThat(answer.get("images")).hasSize(2);
    assertThat(answer.get("unusable")).hasSize(1);
    JsonNode call = answer.get("images").get(0);
    assertThat(call.get("classes").get("dislocated").asDouble())
        .isEqualTo(call.get("probability").asDouble());
    Console none = Console.luxate("predict", run, images.resolve("broken.png"), "--json");
    assertThat(none.exitCode()).isEqualTo(3);
    assertThat(Json.of(none).get("unusable").get(0).get("reason").asText())
        .contains("not an image");
    Console both = Console.luxate("predict", run, images, "--csv", "--json");
    assertThat(both.exitCode()).isEqualTo(2);
    assertThat(both.err()).contains("--csv and --json were both given");
    assertThat(both.out()).isEmpty();
    assertThat(Console.luxate("predict", run, folder.resolve("gone")).exitCode()).isEqualTo(2);
  }

  @Test
  void explainsWithAnOverlayAndASixteenBitMapOfTheOriginalsSize() throws IOException {
    Path image = folder.resolve("portrait image.png");
    Files.write(image, Pictures.encode(Pictures.rgb(71, 133, 1), "png"));
    Path out = folder.resolve("maps");
    Console shown = Console.luxate("explain", run, image, "--out", out);
    assertThat(shown.err()).isEmpty();
    assertThat(shown.exitCode()).isZero();
    BufferedImage map = ImageIO.read(out.resolve("0001-portrait_image.png-map.png").toFile());
    assertThat(map.getWidth()).isEqualTo(71);
    assertThat(map.getHeight()).isEqualTo(133);
    assertThat(map.getSampleModel().getSampleSize(0)).isEqualTo(16);
    BufferedImage overlay =
        ImageIO.read(out.resolve("0001-portrait_image.png-overlay.png").toFile());
    assertThat(overlay.getWidth()).isEqualTo(71);
    assertThat(overlay.getHeight()).isGreaterThan(133);
    Console again = Console.luxate("explain", run, image, "--out", out);
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err()).contains("already holds");
    Console wrong =
        Console.luxate("explain", run, image, "--class", "bent", "--out", folder.resolve("m"));
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("its classes: dislocated, located");
  }

  @Test
  void explainsByTheMethodAndInTheStyleAskedFor() throws IOException {
    Path image = folder.resolve("a.png");
    Files.write(image, Pictures.encode(Pictures.rgb(71, 133, 1), "png"));
    Path out = folder.resolve("maps");
    Object[] words = {"explain", run, image, "--method", "grad-cam", "--style", "contour"};
    Console shown = Console.luxate(with(words, "--svg", "--json", "--out", out));
    assertThat(shown.exitCode()).as(shown.err()).isZero();
    JsonNode explained = Json.of(shown).get(0);
    assertThat(explained.get("method").asText()).isEqualTo("grad-cam");
    Path picture = out.resolve("0001-a.png-contour.svg");
    assertThat(explained.get("overlay").asText()).isEqualTo(picture.toString());
    assertThat(Documents.readText(picture)).contains("by grad-cam in 0001-a.png</title>");
    Path next = folder.resolve("next");
    Console opaque = Console.luxate(with(words, "--opacity", "0.5", "--out", next));
    assertThat(opaque.exitCode()).isEqualTo(2);
    assertThat(opaque.err()).contains("contours have none");
    Console beyond = Console.luxate("explain", run, image, "--opacity", "1.5", "--out", next);
    assertThat(beyond.exitCode()).isEqualTo(2);
    assertThat(beyond.err()).contains("--opacity is 1.5; give 0 to 1");
    Console unknown = Console.luxate("explain", run, image, "--method", "gradcam", "--out", next);
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).contains("unknown method 'gradcam'; choose cam, grad-cam,");
    assertThat(next).doesNotExist();
  }

  private static Object[] with(Object[] words, Object... more) {
    return Stream.of(words, more).flatMap(Stream::of).toArray();
  }

  @Test
  void namesPicturesAfterTheirFilesInAnyScriptAndKeepsNamesakesApart() throws IOException {
    byte[] image = Pictures.encode(Pictures.rgb(48, 40, 1), "png");
    Path folders = folder.resolve("scripts");
    String longest = "脱臼".repeat(40) + ".png";
    for (String name : List.of("a/Hüfte links.png", "b/Hüfte:links.png", "c/股関節", "d/" + longest)) {
      Files.createDirectories(folders.resolve(name.substring(0, 1)));
      Files.write(folders.resolve(name), image);
    }
    Path out = folder.resolve("maps");
    Console shown = Console.luxate("explain", run, folders, "--out", out);
    assertThat(shown.err()).isEmpty();
    assertThat(out.toFile().list((dir, name) -> name.endsWith("-map.png")))
        .containsExactlyInAnyOrder(
            "0001-Hüfte_links.png-map.png",
            "0002-Hüfte_links.png-map.png",
            "0003-股関節-map.png",
            "0004-" + "脱臼".repeat(40).substring(0, 53) + "-map.png");
  }

  @Test
  void refusesLabelsTheModelDoesNotKnowAndWeightsThatAreCutShort() throws IOException {
    Path set = folder.resolve("set");
    Path bent = Files.createDirectories(set.resolve("bent"));
    Files.write(bent.resolve("1.png"), Pictures.encode(Pictures.rgb(64, 64, 1), "png"));
    Console unknown =
        Console.luxate("evaluate", run, set, "--split", "all", "--out", folder.resolve("e"));
    assertThat(unknown.exitCode()).isEqualTo(3);
    assertThat(unknown.err()).contains("the class 'bent', which the model does not know");
    Path damaged = Files.createDirectories(folder.resolve("damaged"));
    Files.copy(run.resolve("model.json"), damaged.resolve("model.json"));
    Console gone = Console.luxate("predict", damaged, set);
    assertThat(gone.exitCode()).isEqualTo(2);
    assertThat(gone.err()).contains("weights.safetensors does not exist; check the path");
    byte[] weights = Files.readAllBytes(run.resolve("weights.safetensors"));
    Files.write(damaged.resolve("weights.safetensors"), Arrays.copyOf(weights, 200_000));
    Console cut = Console.luxate("predict", damaged, set);
    assertThat(cut.exitCode()).isEqualTo(3);
    assertThat(cut.err()).contains("weights.safetensors is no usable weights file");
  }

  @Test
  void doctorsThisMachine() throws IOException {
    Console doctor = Console.luxate("doctor");
    assertThat(doctor.exitCode()).isIn(0, 4);
    assertThat(doctor.out()).contains("Java", "Engine", "pytorch", "Memory", "Disk", "bfloat16");
    assertThat(Json.of(Console.luxate("doctor", "--json"))).isNotEmpty();
  }
}
