package io.luxate.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.LuxateException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeveralLabelsTest {
  private final Folder folder;

  SeveralLabelsTest(@TempDir Path root) {
    folder = new Folder(root);
  }

  @Test
  void readsAnyNumberOfLabelsForAnImage() {
    folder.file("images.csv", "Labels,path\ntear ; cyst,a.png\n\"\",b.png\ncyst,c.png\n");
    Dataset set = folder.read();
    assertThat(set.isMultiLabel()).isTrue();
    assertThat(set.classes()).containsExactly("cyst", "tear");
    assertThat(set.examples().get(0).labels().names()).containsExactly("cyst", "tear");
    assertThat(set.examples()).extracting(Example::label).containsExactly("cyst;tear", "", "cyst");
    assertThat(set.positive(Optional.empty())).isEmpty();
  }

  @Test
  void leavesASemicolonInAClassAlone() {
    folder.file("images.csv", "path,label\na.png,x;y\nb.png,z\n");
    assertThat(folder.read().classes()).containsExactly("x;y", "z");
    assertThat(folder.read().isMultiLabel()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          path,labels,label # a.png,x,y           | row 1: both 'label' and 'labels' are there
          path,labels # a.png,x # b.png,x;;y      | row 3: labels 'x;;y' has an empty name
          path,labels # a.png,x; # b.png,y        | row 2: labels 'x;' has an empty name
          path,labels # a.png,;                   | row 2: labels ';' has an empty name
          path,labels # a.png,x; x                | row 2: labels 'x; x' has 'x' twice
          path,labels # a.png,x # b.png           | row 3 ends before its labels
          path,labels # a.png, # b.png,           | labels is empty in every row
          labels # x                              | row 1: no column 'path'
          """)
  void namesTheRowOfLabelsThatAreNone(String csv, String words) {
    folder.file("images.csv", csv.replace(" # ", "\n") + "\n");
    assertThatThrownBy(folder::read)
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining(words)
        .extracting(e -> ((LuxateException) e).kind())
        .isEqualTo(LuxateException.Kind.DATA);
  }

  @Test
  void dealsEveryLabelAndTheImagesWithoutOneToEverySide() {
    List<Item> items = folder.manifest("path,labels,patient", mixed(60)).items();
    Map<String, Integer> perSide = new TreeMap<>();
    for (Item item : Splits.assign(items, 0.2, 0.2, 3)) {
      String side = item.example().split().map(Split::id).orElseThrow();
      item.labels().names().forEach(name -> perSide.merge(side + " " + name, 1, Integer::sum));
      if (item.labels().names().isEmpty()) {
        perSide.merge(side + " none", 1, Integer::sum);
      }
    }
    assertThat(perSide.get("val common")).isBetween(4, 8);
    assertThat(perSide.get("test common")).isBetween(4, 8);
    assertThat(perSide.get("val none")).isBetween(2, 6);
    for (String side : List.of("train", "val", "test")) {
      assertThat(perSide).containsKeys(side + " common", side + " rare", side + " none");
    }
    int[] folds = Folds.assign(items, 3, 5);
    Map<String, Integer> foldOfPatient = new TreeMap<>();
    Map<Integer, Integer> rare = new TreeMap<>();
    for (int i = 0; i < folds.length; i++) {
      String patient = items.get(i).example().patient().orElseThrow();
      assertThat(foldOfPatient.computeIfAbsent(patient, p -> -1)).isIn(-1, folds[i]);
      foldOfPatient.put(patient, folds[i]);
      if (items.get(i).labels().has("rare")) {
        rare.merge(folds[i], 1, Integer::sum);
      }
    }
    assertThat(rare).hasSize(3);
  }

  /** Half of the images have the common label, a tenth the rare one; two of each patient. */
  private static String[] mixed(int count) {
    String[] rows = new String[count];
    for (int i = 0; i < count; i++) {
      String labels = (i % 4 < 2 ? "common" : "") + (i % 20 == 1 ? ";rare" : "");
      rows[i] = "i" + i + ".png," + (i % 20 == 3 ? "rare" : labels) + ",p" + i / 2;
    }
    return rows;
  }

  @Test
  void refusesALabelThatEveryImageHas() {
    folder.manifest("path,labels", "a.png,x;y", "b.png,x", "c.png,x;y", "d.png,x");
    assertThatThrownBy(() -> folder.load().requireTrainable())
        .hasMessageContaining("every image has the label 'x'");
  }

  @Test
  void countsAnImageForEachOfItsLabels() {
    folder.manifest("path,labels", "a.png,x;y", "b.png,x", "c.png,");
    assertThat(Fingerprint.of(folder.load()).perClass())
        .isEqualTo(Map.of("x", 2L, "y", 1L, "none", 1L));
  }

  @Test
  void asksForThePositiveClassOfTwoOnly() {
    folder.file("images.csv", "path,labels\na.png,x;y\nb.png,\n");
    assertThatThrownBy(() -> folder.read().positive(Optional.of("x")))
        .hasMessageContaining("has several labels for an image")
        .extracting(e -> ((LuxateException) e).kind())
        .isEqualTo(LuxateException.Kind.USER);
    folder.file("images.csv", "path,label\na.png,x\nb.png,y\n");
    assertThatThrownBy(() -> folder.read().positive(Optional.empty()))
        .hasMessageContaining("which class is to be found? Name the positive one of x, y");
    assertThat(folder.read().positive(Optional.of("y"))).contains("y");
    folder.file("images.csv", "path,label\na.png,x\nb.png,y\nc.png,dislocated\n");
    assertThat(folder.read().positive(Optional.empty())).isEmpty();
    folder.file("images.csv", "path,label\na.png,x\nc.png,dislocated\n");
    assertThat(folder.read().positive(Optional.empty())).contains("dislocated");
  }

  @Test
  void keepsSetsOfLabelsAndOfClassesApart() {
    folder.file("images.csv", "path,label\na.png,x\nb.png,y\n");
    Dataset classes = folder.read();
    assertThatThrownBy(() -> classes.requireLabelsAmong(List.of("x", "y"), true, "DATA"))
        .hasMessageContaining("DATA gives each image one class");
    folder.file("images.csv", "path,labels\nc.png,x\nd.png,y\n");
    Dataset labels = folder.read();
    assertThatThrownBy(() -> labels.requireLabelsAmong(List.of("x", "y"), false, "DATA"))
        .hasMessageContaining("DATA has several labels for an image");
    List<Example> both = List.of(classes.examples().get(0), labels.examples().get(0));
    assertThatThrownBy(() -> Dataset.of(folder.root(), both)).hasMessageContaining("differ");
  }
}
