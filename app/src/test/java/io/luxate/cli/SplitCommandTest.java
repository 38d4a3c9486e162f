package io.luxate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.luxate.Documents;
import io.luxate.dataset.Dataset;
import io.luxate.dataset.DatasetReader;
import io.luxate.dataset.Example;
import io.luxate.image.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitCommandTest {
  @TempDir private Path folder = Path.of("");
  private Path data = Path.of("");

  @BeforeEach
  void drawsTwentyImagesOfTwoClasses() {
    data = folder.resolve("data");
    for (int i = 0; i < 20; i++) {
      picture((i % 2 == 0 ? "located/" : "dislocated/") + i + ".png", i);
    }
  }

  @Test
  void writesAnImageTableThatOtherCommandsTakeAndLeavesTheDataAlone() throws IOException {
    Path out = folder.resolve("out");
    Console split = Console.luxate("split", data, "--seed", 7, "--out", out);
    assertThat(split.err()).contains("no image names a patient", "without --audit only files of");
    assertThat(split.exitCode()).isZero();
    assertThat(split.out())
        .contains("20 images in 20 groups that stay whole", "seed 7")
        .containsPattern("located +6 +2 +2");
    List<String> rows = Files.readAllLines(out.resolve("splits.csv"));
    assertThat(rows).hasSize(21).first().isEqualTo("path,label,split,group,why");
    assertThat(rows.get(1)).matches("dislocated/1.png,dislocated,(train|val|test),sha256:.{16},");
    Dataset read = DatasetReader.read(out);
    assertThat(read.isSplit()).isTrue();
    assertThat(read.examples()).hasSize(20).allMatch(e -> Files.isRegularFile(e.file()));
    try (var files = Files.walk(data)) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(20);
    }
    Path again = folder.resolve("again/same.csv");
    assertThat(Console.luxate("split", data, "--seed", 7, "--out", again).exitCode()).isZero();
    assertThat(again).hasSameTextualContentAs(out.resolve("splits.csv"));
  }

  @Test
  void keepsTheFamiliesOfAnAuditTogether() throws IOException {
    Path audit = folder.resolve("audit");
    Documents.write(
        audit.resolve("audit.json"),
        "{\"families\": [["
            + IntStream.rangeClosed(0, 4)
                .mapToObj(i -> "\"located/" + 2 * i + ".png\"")
                .collect(Collectors.joining(","))
            + "]], \"findings\": []}");
    Path out = folder.resolve("out");
    Console split =
        Console.luxate("split", data, "--by", "family", "--audit", audit, "--out", out, "--json");
    assertThat(split.err()).isEmpty();
    JsonNode report = new ObjectMapper().readTree(split.out());
    assertThat(report.get("groups").asInt()).isEqualTo(16);
    assertThat(
            DatasetReader.read(out.resolve("images.csv")).examples().stream()
                .filter(e -> e.path().matches(".*located/[02468].png"))
                .map(Example::split)
                .distinct())
        .hasSize(1);
    assertThat(Files.readString(out.resolve("splits.csv")))
        .contains(",family:located/0.png,family");
  }

  @Test
  void namesFilesThatCannotBeUsedAndPassesOverAGivenSplit() {
    String rows =
        String.join(
            "\n",
            IntStream.range(0, 20)
                .mapToObj(i -> (i % 2 == 0 ? "located/" : "dislocated/") + i + ".png," + i % 2)
                .map(row -> row + ",p" + row + ",train")
                .toList());
    Documents.write(data.resolve("broken.png"), "no picture");
    Documents.write(
        data.resolve("images.csv"),
        "path,label,patient,split\nbroken.png,0,p,train\n"
            + rows.replaceAll(",p([^,]*),\\d", ",p$1")
            + "\n");
    Path out = folder.resolve("out");
    Console split = Console.luxate("split", data, "--out", out, "--test", 0);
    assertThat(split.exitCode()).isZero();
    assertThat(split.err()).contains("passing over the split", "left out 1 file");
    assertThat(out.resolve("excluded.csv")).content().contains("broken.png");
    assertThat(DatasetReader.read(out).examples()).hasSize(20);
  }

  @Test
  void refusesWithAWordAndWritesNothing() throws IOException {
    Path other = folder.resolve("other.json");
    Documents.write(other, "{\"families\": [[\"x\", \"y\"]]}");
    Path out = folder.resolve("out");
    refuses("names no source for any image", data, "--by", "source", "--out", out);
    refuses("names none of the images", data, "--audit", other, "--out", out);
    refuses("add family to --by", data, "--audit", other, "--by", "patient", "--out", out);
    refuses("fractions of 0 or more", data, "--val", 0.6, "--test", 0.6, "--out", out);
    refuses("lies inside the set", data, "--out", data.resolve("split"));
    refuses("is the name of another table", data, "--out", out.resolve("images.csv"));
    Path unreadable = folder.resolve("unreadable");
    Documents.write(unreadable.resolve("a/1.png"), "no picture");
    Documents.write(unreadable.resolve("b/2.png"), "no picture");
    refuses("none of its 2 images can be read", unreadable, "--out", out);
    assertThat(out).doesNotExist();
    Files.createDirectories(out);
    Files.writeString(out.resolve("images.csv"), "mine");
    refuses("images.csv stands there already", data, "--out", out);
    assertThat(out.resolve("images.csv")).hasContent("mine");
  }

  private static void refuses(String words, Object... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = "split";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    Console refused = Console.luxate(all);
    assertThat(refused.err()).contains(words);
    assertThat(refused.exitCode()).isIn(2, 3);
  }

  private void picture(String path, long seed) {
    Documents.write(data.resolve(path), Pictures.encode(Pictures.rgb(40, 36, seed), "png"));
  }
}
