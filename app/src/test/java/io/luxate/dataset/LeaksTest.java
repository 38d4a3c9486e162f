package io.luxate.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.luxate.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaksTest {
  private final Folder folder;

  LeaksTest(@TempDir Path root) {
    folder = new Folder(root);
  }

  @Test
  void dropsTheTrainingCopyOfIdenticalBytes() {
    folder.image("train/a/1.png", 1).image("train/a/2.png", 2).image("val/a/other name", 1);
    List<Item> items = folder.items();
    assertThat(Leaks.find(items))
        .containsExactly(
            new Leak(
                "train/a/1.png",
                Split.TRAIN,
                "val/a/other name",
                Split.VAL,
                Leak.Why.IDENTICAL_BYTES));
    assertThat(Leaks.find(items).get(0).describe())
        .isEqualTo("train train/a/1.png = val val/a/other name, identical bytes");
    assertThat(Leaks.fix(items))
        .extracting(Item::path)
        .containsExactly("train/a/2.png", "val/a/other name");
  }

  @Test
  void letsValYieldToTestAndTrainToBoth() {
    folder.image("train/a/1", 1).image("val/a/1", 1).image("test/a/1", 1).image("val/b/2", 2);
    assertThat(Leaks.find(folder.items()))
        .extracting(Leak::path)
        .containsExactly("train/a/1", "val/a/1");
    assertThat(Leaks.fix(folder.items()))
        .extracting(Item::path)
        .containsExactly("test/a/1", "val/b/2");
  }

  @Test
  void findsAPatientOnTwoSides() {
    folder.manifest(
        "path,label,patient,split", "1.png,a,p,train", "2.png,b,p,test", "3.png,a,q,train");
    assertThat(Leaks.find(folder.items()))
        .containsExactly(
            new Leak("1.png", Split.TRAIN, "2.png", Split.TEST, Leak.Why.SAME_PATIENT));
  }

  @Test
  void followsAPatientThroughACopyUnderAnotherName() {
    folder.manifest(
        "path,label,patient,split",
        "1.png,a,p,train",
        "2.png,a,p,train",
        "3.png,a,q,val",
        "4.png,a,r,val");
    folder.image("3.png", 2); // q's image is p's second one
    assertThat(Groups.of(folder.items()))
        .containsExactly("patient:p", "patient:p", "patient:p", "patient:r");
    assertThat(Leaks.fix(folder.items())).extracting(Item::path).containsExactly("3.png", "4.png");
  }

  @Test
  void leavesCopiesOnOneSideAndSetsWithoutSplitsAlone() {
    folder.image("train/a/1", 1).image("train/a/2", 1).image("val/a/3", 3);
    assertThat(Leaks.find(folder.items())).isEmpty();
    Folder unsplit = new Folder(folder.root().resolve("unsplit"));
    unsplit.image("a/1", 1).image("b/1", 1);
    assertThat(Leaks.find(unsplit.items())).isEmpty();
  }

  @Test
  void findsTheLeakInTheRealHipSet() {
    Path shared =
        Path.of(Optional.ofNullable(System.getenv("LUXATE_SHARED")).orElse("../../shared"));
    Path hips = shared.resolve("data/hip-implant-internet");
    assumeTrue(
        Files.isDirectory(hips),
        "skipped: no hip-implant-internet set; LUXATE_SHARED can name the folder that holds data/");
    ImageSet set = ImageSet.load(DatasetReader.read(hips), 64, Progress.SILENT);
    assertThat(set.items()).hasSize(120);
    assertThat(set.excluded()).isEmpty();
    assertThat(Leaks.find(set.items()))
        .containsExactly(
            new Leak(
                "train/no_THA/images-4.jpeg",
                Split.TRAIN,
                "val/no_THA/images2.jpeg",
                Split.VAL,
                Leak.Why.IDENTICAL_BYTES));
  }
}
