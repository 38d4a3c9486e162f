package io.luxate.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.LuxateException;
import io.luxate.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsStoreTest {

  @Test
  void standsWhereTheUsersCacheStands() {
    Path home = Path.of(System.getProperty("user.home"));
    assertThat(WeightsStore.ofUser(Map.of()).folder())
        .isEqualTo(home.resolve(".cache/luxate/weights"));
    assertThat(WeightsStore.ofUser(Map.of("XDG_CACHE_HOME", "/x")).folder())
        .isEqualTo(Path.of("/x/luxate/weights"));
    assertThat(WeightsStore.ofUser(Map.of("XDG_CACHE_HOME", "/x", "LUXATE_CACHE", "/l")).folder())
        .isEqualTo(Path.of("/l/weights"));
    assertThat(WeightsStore.ofUser(Map.of("LUXATE_CACHE", " ", "XDG_CACHE_HOME", "")).folder())
        .isEqualTo(home.resolve(".cache/luxate/weights"));
  }

  @Test
  void findsAFileByItsPathOrByItsNameInTheCatalogue(@TempDir Path folder) throws IOException {
    WeightsStore store = new WeightsStore(folder);
    Path path = Files.createFile(folder.resolve("mine.pth"));
    assertThat(store.locate(path.toString())).isEqualTo(path);
    assertThatThrownBy(() -> store.locate("resnet18.IMAGENET1K_V1"))
        .hasMessageContaining("run 'luxate weights fetch resnet18.IMAGENET1K_V1' first")
        .hasMessageContaining("copy it to " + folder.resolve("resnet18-f37072fd.pth"));
    assertThatThrownBy(() -> store.locate(folder.resolve("none.pth").toString()))
        .hasMessageContaining("there is no weights file")
        .hasMessageContaining("check the path");
  }

  @Test
  void takesNoOtherFileUnderAPublishedName(@TempDir Path folder) throws IOException {
    WeightsStore store = new WeightsStore(folder);
    Path other = Files.writeString(folder.resolve("resnet18-f37072fd.pth"), "something else");
    String digits = Sha256.of("something else").substring(0, 8);
    assertThatThrownBy(() -> store.locate("resnet18.IMAGENET1K_V1"))
        .hasMessage(
            other
                + " is not resnet18.IMAGENET1K_V1: its SHA-256 begins with "
                + digits
                + " where f37072fd is published; delete it and fetch it again, or give it by its"
                + " path")
        .extracting(e -> ((LuxateException) e).kind())
        .isEqualTo(LuxateException.Kind.DATA);
    assertThat(store.locate(other.toString())).isEqualTo(other);
    assertThat(store.has(Catalogue.shipped().named("resnet18.IMAGENET1K_V1"))).isFalse();
  }

  @Test
  void takesAFileUnderANameWithoutAPublishedChecksum(@TempDir Path folder) throws IOException {
    Published unknown =
        Catalogue.shipped().entries().stream()
            .filter(entry -> entry.sha256().isEmpty())
            .findFirst()
            .orElseThrow();
    Path file = Files.writeString(folder.resolve(unknown.fileName()), "anything");
    WeightsStore store = new WeightsStore(folder);
    assertThat(store.locate(unknown.name())).isEqualTo(file);
    assertThat(store.has(unknown)).isTrue();
  }

  @Test
  void namesWhatAMistypedNameMayHaveMeant(@TempDir Path folder) {
    for (String slip : new String[] {"resnet18.IMAGENET", "resnt18.IMAGENET1K_V1", "resnet18.x"}) {
      assertThatThrownBy(() -> new WeightsStore(folder).locate(slip))
          .hasMessageContaining("no weights are called so")
          .hasMessageContaining("perhaps resnet18.IMAGENET1K_V1");
    }
  }

  @Test
  void refusesAFileForItsFolder(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("afile"));
    assertThatThrownBy(() -> new WeightsStore(file))
        .hasMessage(file + " is a file; give a folder with --cache or LUXATE_CACHE");
  }
}
