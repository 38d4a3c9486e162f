package io.luxate.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    Path stored = Files.createFile(folder.resolve("resnet18-f37072fd.pth"));
    assertThat(store.locate("resnet18.IMAGENET1K_V1")).isEqualTo(stored);
    assertThatThrownBy(() -> store.locate(folder.resolve("none.pth").toString()))
        .hasMessageContaining("there is no weights file")
        .hasMessageContaining("check the path");
  }
}
