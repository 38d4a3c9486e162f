package io.luxate.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.LuxateException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldsTest {
  private final Folder folder;

  FoldsTest(@TempDir Path root) {
    folder = new Folder(root);
  }

  @Test
  void dealsEveryClassEvenlyAndKeepsPatientsTogether() {
    String[] rows =
        Stream.of(Folder.rows("a", 33, 1), Folder.rows("b", 22, 2), Folder.rows("c", 15, 3))
            .flatMap(Stream::of)
            .toArray(String[]::new);
    List<Item> items = folder.manifest("path,label,patient", rows).items();
    int[] folds = Folds.assign(items, 5, 7);
    Map<String, Integer> foldOfPatient = new HashMap<>();
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < folds.length; i++) {
      String patient = items.get(i).example().patient().orElseThrow();
      assertThat(foldOfPatient.computeIfAbsent(patient, p -> -1)).isIn(-1, folds[i]);
      foldOfPatient.put(patient, folds[i]);
      counts.merge(items.get(i).label() + folds[i], 1, Integer::sum);
    }
    for (int fold = 0; fold < 5; fold++) {
      assertThat(counts.get("a" + fold)).isBetween(6, 7);
      assertThat(counts.get("b" + fold)).isBetween(4, 6);
      assertThat(counts.get("c" + fold)).isEqualTo(3);
      int number = fold;
      assertThat(IntStream.of(folds).filter(f -> f == number).count()).isBetween(13L, 15L);
    }
  }

  @Test
  void givesTheSameFoldsForTheSameSeedOnly() {
    List<Item> items = twoClasses(20, 20);
    assertThat(Folds.assign(items, 4, 1)).isEqualTo(Folds.assign(items, 4, 1));
    assertThat(Folds.assign(items, 4, 1)).isNotEqualTo(Folds.assign(items, 4, 2));
  }

  @Test
  void saysHowManyFoldsArePossible() {
    List<Item> items = twoClasses(9, 3);
    assertThatThrownBy(() -> Folds.assign(items, 5, 1))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("class 'b' has 3 patients")
        .hasMessageContaining("at most 3 folds");
    assertThatThrownBy(() -> Folds.assign(items, 1, 1)).hasMessageContaining("at least 2");
    assertThat(Folds.assign(items, 3, 1)).contains(0, 1, 2);
  }

  @Test
  void splitsWithWantedSharesAndWholeGroups() {
    List<Item> split = Splits.assign(twoClasses(40, 20), 0.2, 0.1, 3);
    assertThat(count(split, "a", Split.VAL)).isEqualTo(8);
    assertThat(count(split, "a", Split.TEST)).isEqualTo(4);
    assertThat(count(split, "a", Split.TRAIN)).isEqualTo(28);
    assertThat(count(split, "b", Split.VAL)).isEqualTo(4);
    assertThat(count(split, "b", Split.TEST)).isEqualTo(2);
    assertThat(Leaks.find(split)).isEmpty();
    assertThat(Splits.assign(twoClasses(40, 20), 0.2, 0.1, 3))
        .extracting(item -> item.example().split())
        .isEqualTo(split.stream().map(item -> item.example().split()).toList());
  }

  @Test
  void splitsBigPatientsWithoutALeak() {
    String[] rows =
        Stream.concat(Stream.of(Folder.rows("a", 30, 6)), Stream.of(Folder.rows("b", 30, 5)))
            .toArray(String[]::new);
    List<Item> split =
        Splits.assign(folder.manifest("path,label,patient", rows).items(), 0.2, 0.2, 1);
    assertThat(Leaks.find(split)).isEmpty();
    for (Split side : Split.values()) {
      assertThat(count(split, "a", side)).isPositive();
      assertThat(count(split, "b", side)).isPositive();
    }
  }

  @Test
  void keepsAtLeastOneOfASmallClassOnEverySide() {
    List<Item> split = Splits.assign(twoClasses(30, 3), 0.1, 0.1, 1);
    for (Split side : Split.values()) {
      assertThat(count(split, "b", side)).isEqualTo(1);
    }
  }

  @Test
  void refusesSplitsThatCannotBe() {
    List<Item> items = twoClasses(9, 2);
    assertThatThrownBy(() -> Splits.assign(items, 0.2, 0.2, 1))
        .hasMessageContaining("class 'b' has 2 patients, too few for 3 sides");
    assertThatThrownBy(() -> Splits.assign(items, 0.5, 0.5, 1))
        .hasMessageContaining("leave nothing to train on");
    assertThatThrownBy(() -> Splits.assign(items, Double.NaN, 0, 1))
        .isInstanceOf(LuxateException.class);
  }

  private List<Item> twoClasses(int a, int b) {
    String[] rows =
        Stream.concat(Stream.of(Folder.rows("a", a, 1)), Stream.of(Folder.rows("b", b, 1)))
            .toArray(String[]::new);
    return folder.manifest("path,label,patient", rows).items();
  }

  private static long count(List<Item> items, String label, Split side) {
    return items.stream()
        .filter(item -> item.label().equals(label))
        .filter(item -> item.example().split().filter(side::equals).isPresent())
        .count();
  }
}
