package io.luxate.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.LuxateException;
import io.luxate.Progress;
import io.luxate.image.Kept;
import io.luxate.image.Radiograph;
import io.luxate.image.RadiographReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaticCopiesTest {
  private final Path folder;
  private final List<Radiograph> images =
      List.of(OnTheFlyTest.shaded(80, 60), OnTheFlyTest.shaded(50, 90));

  private final List<Kept> kept = images.stream().map(Kept::of).toList();

  StaticCopiesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void writesFourteenPicturesFromEachImageAsThePaperDid() {
    List<List<Path>> files = Paper.COPIES.write(kept, folder, 1, Progress.SILENT);
    assertThat(files).hasSize(2).allMatch(of -> of.size() == 14);
    assertThat(files.stream().flatMap(List::stream).distinct()).hasSize(28).allMatch(Files::exists);
    Radiograph original = RadiographReader.read(files.get(0).get(0));
    for (int i = 0; i < original.pixels().values().length; i++) {
      assertThat(Math.abs(original.pixels().values()[i] - images.get(0).pixels().values()[i]))
          .isLessThan(0.51f / 255);
    }
  }

  @Test
  void enlargesTheCanvasSoThatNoCornerIsLost() {
    Radiograph turned = StaticCopies.turnedAround(images.get(0), 30);
    assertThat(turned.pixels().widthPx()).isEqualTo(100); // 80 cos 30 + 60 sin 30 = 99.3
    assertThat(turned.pixels().heightPx()).isEqualTo(92);
    double before = sum(images.get(0));
    assertThat(sum(turned)).isBetween(before * 0.98, before * 1.02);
    assertThat(StaticCopies.turnedAround(images.get(0), 90).pixels().widthPx()).isEqualTo(60);
  }

  @Test
  void givesTheSameBytesForTheSameSeed(@TempDir Path other) throws IOException {
    List<Path> here = flat(Paper.COPIES.write(kept, folder, 4, Progress.SILENT));
    List<Path> there = flat(Paper.COPIES.write(kept, other, 4, Progress.SILENT));
    for (int i = 0; i < here.size(); i++) {
      assertThat(here.get(i).getFileName()).isEqualTo(there.get(i).getFileName());
      assertThat(Files.mismatch(here.get(i), there.get(i))).isEqualTo(-1);
    }
  }

  @Test
  void goesOnWhereItWasInterruptedAndStartsAfreshForAnotherSeed() throws IOException {
    List<Path> files = flat(Paper.COPIES.write(kept, folder, 4, Progress.SILENT));
    FileTime old = FileTime.fromMillis(1000);
    for (Path file : files) {
      Files.setLastModifiedTime(file, old);
    }
    Files.delete(files.get(3));
    Paper.COPIES.write(kept, folder, 4, Progress.SILENT);
    assertThat(Files.getLastModifiedTime(files.get(2))).isEqualTo(old);
    assertThat(Files.getLastModifiedTime(files.get(3))).isNotEqualTo(old);
    byte[] affine = Files.readAllBytes(files.get(12));
    Path mine = Files.writeString(folder.resolve("a-b x c-notes.png"), "the user's own");
    Paper.COPIES.write(kept, folder, 5, Progress.SILENT);
    assertThat(Files.readAllBytes(files.get(12))).isNotEqualTo(affine);
    assertThat(mine).exists();
  }

  @Test
  void takesItsLimitsFromTheRecipe() {
    StaticCopies quarters = new StaticCopies(90, 0, 0, 0, 0);
    assertThat(quarters.write(kept, folder, 1, Progress.SILENT).get(0)).hasSize(6);
    assertThatThrownBy(() -> new StaticCopies(0, 0, 0, 0, 0)).isInstanceOf(LuxateException.class);
  }

  private static double sum(Radiograph radiograph) {
    double sum = 0;
    for (float value : radiograph.pixels().values()) {
      sum += value;
    }
    return sum;
  }

  private static List<Path> flat(List<List<Path>> files) {
    List<Path> all = new ArrayList<>();
    files.forEach(all::addAll);
    return all;
  }
}
