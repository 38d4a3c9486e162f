package io.luxate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.luxate.Documents;
import io.luxate.Progress;
import io.luxate.image.Pictures;
import io.luxate.phantom.Joint;
import io.luxate.phantom.Phantoms;
import io.luxate.phantom.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileInputTest {
  private static Path hips = Path.of("");

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void simulatesASet(@TempDir Path set) {
    hips = set.resolve("hips of Käthe");
    Phantoms.write(Joint.HIP, 12, Site.INTERNET, 3, 64, hips, Progress.SILENT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "train DATA --positive dislocated --arch resnet18 --epochs 0 --out OUT | 2 | epochs must be",
        "train DATA --positive dislocated --arch resnet18 --epochs -1 --out OUT | 2 | epochs must be",
        "train DATA --positive dislocated --arch resnet-18 --out OUT | 2 | nearest names: resnet18",
        "train DATA --positive broken --arch resnet18 --out OUT | 2 | its classes: dislocated, located",
        "train DATA --positive broken --arch squeezenet1_1 --out OUT | 2 | its classes: dislocated, located",
        "train DATA --positive dislocated --arch resnet18 --augment all --out OUT | 2 | choose none",
        "train DATA --positive dislocated --arch resnet18 --recipe no.yaml --out OUT | 2 | no.yaml does not exist",
        "train DATA --positive dislocated --arch resnet18 --recipe DATA/images.csv --out OUT | 2 | images.csv",
        "train DATA --positive dislocated --arch resnet18 --recipe DATA --out OUT | 3 | cannot read",
        "train DATA --positive dislocated --arch resnet18 --weights no.pt --out OUT | 2 | no weights file no.pt",
        "train DATA --positive dislocated --arch resnet18 --weights DATA --out OUT | 2 | is a folder; name the weights file in it",
        "train DATA --positive dislocated --arch resnet18 --out FILE | 2 | is a file; give a folder",
        "train DATA --positive dislocated --arch resnet18 --out FILE/below | 4 | cannot make the folder",
        "train DATA --positive dislocated --arch resnet18 --out /proc/no | 4 | cannot make the folder /proc/no",
        "train DATA --positive dislocated --arch resnet18 --out DATA | 2 | already holds",
        "train NONE --positive a --arch resnet18 --out OUT | 2 | does not exist; check the path",
        "train EMPTY --positive a --arch resnet18 --out OUT | 3 | no images in class folders",
        "train PICTURE --positive a --arch resnet18 --out OUT | 3 | CSV",
        "crossval DATA --positive dislocated --arch resnet18 --folds 1 --out OUT | 2 | at least 2",
        "crossval DATA --positive dislocated --arch resnet18 --folds -3 --out OUT | 2 | at least 2",
        "crossval DATA --positive dislocated --arch resnet18 --folds 50 --out OUT | 3 | too few for 50 folds",
        "crossval DATA --positive dislocated --arch squeezenet1_1 --folds 50 --out OUT | 3 | too few for 50 folds",
        "evaluate NONE DATA --out OUT | 2 | does not exist; give the --out folder",
        "evaluate FILE DATA --out OUT | 2 | holds no model",
        "evaluate DATA DATA --split train --out OUT | 2 | give test or all",
        "predict DATA PICTURE | 2 | holds no model",
        "explain DATA PICTURE --out OUT | 2 | holds no model",
        "phantom --joint knee --out OUT | 2 | choose shoulder, elbow, hip or tha",
        "phantom --joint hip --site moon --out OUT | 2 | choose internet",
        "phantom --joint hip --n -5 --out OUT | 2 | --n must be at least 2",
        "phantom --joint hip --n 2 --size 0 --out OUT | 2 | 48 to 4096",
        "phantom --joint hip --n 2 --size 64 --out FILE | 2 | is a file",
        "phantom --joint hip --n 2 --size 64 --out FILE/below | 4 | cannot make the folder",
        "phantom --joint hip --n 2 --size 64 --out DATA | 2 | already holds",
        "study NONE --out OUT | 2 | does not exist",
        "study DATA --out OUT | 3 | cannot read",
        "study PICTURE --out OUT | 3 | is no text",
        "study FILE --out OUT | 2 | ",
        "demo --out FILE | 2 | is a file"
      })
  void answersWithAClearWordAndItsCode(String line, int exitCode, String words) throws IOException {
    Path file = Files.writeString(folder.resolve("a file"), "hello");
    Path picture = folder.resolve("picture.png");
    Files.write(picture, Pictures.encode(Pictures.rgb(64, 64, 1), "png"));
    Path empty = Files.createDirectories(folder.resolve("empty"));
    Object[] arguments = line.split(" ");
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] =
          arguments[i]
              .toString()
              .replace("DATA", hips.toString())
              .replace("OUT", folder.resolve("out").toString())
              .replace("FILE", file.toString())
              .replace("PICTURE", picture.toString())
              .replace("EMPTY", empty.toString())
              .replace("NONE", folder.resolve("not there").toString());
    }
    Console answer = Console.luxate(arguments);
    assertThat(answer.err()).contains(words == null ? "" : words).startsWith("luxate: ");
    assertThat(answer.err()).doesNotContain("\tat ", "internal fault", "Exception");
    assertThat(answer.exitCode()).isEqualTo(exitCode);
    assertThat(answer.out()).isEmpty();
    assertThat(hips.resolve("truth.json")).exists();
    assertThat(file).hasContent("hello");
    Path out = folder.resolve("out");
    if (Files.exists(out)) { // so that the same command runs once its fault is mended
      assertThat(out).isEmptyDirectory();
    }
  }

  @Test
  void showsAStackTraceOnlyWhenAsked() {
    Path none = folder.resolve("none");
    assertThat(Console.luxate("study", none, "--out", folder.resolve("o"), "--debug").err())
        .contains("\tat io.luxate.");
  }

  @Test
  void namesWhatAManifestPromisesAndDoesNotHold() throws IOException {
    Path set = Files.createDirectories(folder.resolve("set"));
    Files.writeString(set.resolve("images.csv"), "path,label\na.png,a\nb.png,b\nc.png,b\n");
    Console missing = train(set, "a");
    assertThat(missing.exitCode()).isEqualTo(3);
    assertThat(missing.err()).contains("no usable image left in class 'a' (1 excluded)");
    Files.writeString(set.resolve("images.csv"), "file,label\na.png,a\n");
    assertThat(train(set, "a").err()).contains("no column 'path'");
    Files.writeString(set.resolve("images.csv"), "");
    Console blank = train(set, "a");
    assertThat(blank.exitCode()).isEqualTo(3);
    assertThat(blank.err()).contains("images.csv");
  }

  @Test
  void refusesASetOfOneClass() throws IOException {
    Path set = folder.resolve("set");
    Path only = Files.createDirectories(set.resolve("only"));
    for (int i = 0; i < 3; i++) {
      Files.write(only.resolve(i + ".png"), Pictures.encode(Pictures.rgb(64, 64, i), "png"));
    }
    Console one = train(set, "only");
    assertThat(one.exitCode()).isEqualTo(3);
    assertThat(one.err()).contains("only the class 'only'; a second one is needed");
  }

  @Test
  void refusesADamagedModelWithTheFilesName() throws IOException {
    Path run = Files.createDirectories(folder.resolve("run"));
    Path picture = folder.resolve("picture.png");
    Files.write(picture, Pictures.encode(Pictures.rgb(64, 64, 1), "png"));
    for (String card : new String[] {"", "{}", "[]", "{\"classes\":[\"a\"]}", "hello"}) {
      Documents.write(run.resolve("model.json"), card);
      Console damaged = Console.luxate("predict", run, picture);
      assertThat(damaged.exitCode()).as(card).isBetween(2, 3);
      assertThat(damaged.err()).as(card).contains("model.json").doesNotContain("internal fault");
    }
  }

  private Console train(Path set, String positive) {
    return Console.luxate(
        "train",
        set,
        "--positive",
        positive,
        "--arch",
        "squeezenet1_1",
        "--out",
        folder.resolve("out of " + set.getFileName()));
  }
}
