package io.luxate.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.LuxateException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureStoreTest {
  private static final int LEVELS = 65536;

  @Test
  void givesBackEveryValueOf8And16BitFilesExactly() {
    float[] values = new float[LEVELS + 256];
    for (int i = 0; i < LEVELS; i++) {
      values[i] = i / 65535f;
    }
    for (int i = 0; i < 256; i++) {
      values[LEVELS + i] = i / 255f;
    }
    Radiograph radiograph = radiograph(new Grey(256, 257, values), "all");
    Radiograph back = PictureStore.empty().keep(radiograph).radiograph();
    assertThat(back.pixels().values()).containsExactly(values);
    assertThat(back.pixels().heightPx()).isEqualTo(257);
    assertThat(back.origin()).isEqualTo(radiograph.origin());
    assertThat(back.geometry()).isEqualTo(radiograph.geometry());
  }

  @Test
  void keepsOtherValuesToTheNearestLevel() {
    float[] values = {0.123456f, 0.5f, 1.2f, -0.1f};
    Kept kept = PictureStore.empty().keep(radiograph(new Grey(2, 2, values), "odd"));
    float[] back = kept.radiograph().pixels().values();
    assertThat(Math.abs(back[0] - values[0])).isLessThan(0.51f / 65535);
    assertThat(Math.abs(back[1] - values[1])).isLessThan(0.51f / 65535);
    assertThat(back[2]).isEqualTo(1);
    assertThat(back[3]).isZero();
  }

  @Test
  void keepsPicturesApartThatManyThreadsPutAndTake() {
    PictureStore store = PictureStore.empty();
    List<Kept> kept =
        IntStream.range(0, 500).parallel().mapToObj(i -> store.keep(even(1 + i % 40, i))).toList();
    IntStream.range(0, 500)
        .parallel()
        .forEach(
            i ->
                assertThat(kept.get(i).radiograph().pixels().values())
                    .containsExactly(even(1 + i % 40, i).pixels().values()));
  }

  @Test
  void stillGivesPicturesToAThreadThatWasInterrupted() {
    PictureStore store = PictureStore.empty();
    Kept kept = store.keep(even(3, 7));
    Thread.currentThread().interrupt();
    try {
      kept.radiograph();
      assertThat(store.keep(even(2, 8)).radiograph().pixels().at(0, 0)).isEqualTo(8 / 65535f);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(kept.radiograph().pixels().at(0, 0)).isEqualTo(7 / 65535f);
  }

  @Test
  void leavesNothingInItsFolderAndNamesAFolderThatIsNotThere(@TempDir Path folder)
      throws IOException {
    System.setProperty("luxate.scratch", folder.toString());
    try {
      Kept kept = PictureStore.empty().keep(even(3, 9));
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        assertThat(files).isEmpty();
      }
      assertThat(kept.radiograph().pixels().at(2, 2)).isEqualTo(9 / 65535f);
      Path missing = folder.resolve("missing");
      System.setProperty("luxate.scratch", missing.toString());
      assertThatThrownBy(PictureStore::empty)
          .isInstanceOf(LuxateException.class)
          .hasMessageContaining(missing.toString())
          .extracting(e -> ((LuxateException) e).kind())
          .isEqualTo(LuxateException.Kind.RESOURCE);
    } finally {
      System.clearProperty("luxate.scratch");
    }
  }

  private static Radiograph even(int sidePx, int level) {
    float[] values = new float[sidePx * sidePx];
    Arrays.fill(values, level / 65535f);
    return radiograph(new Grey(sidePx, sidePx, values), "even " + level);
  }

  private static Radiograph radiograph(Grey grey, String name) {
    int width = grey.widthPx();
    int height = grey.heightPx();
    return new Radiograph(
        new Origin(name, "raw", width, height, 16, 1, 2L * width * height, name),
        grey,
        Geometry.ofOriginal(width, height));
  }
}
