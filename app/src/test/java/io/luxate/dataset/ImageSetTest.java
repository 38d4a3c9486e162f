package io.luxate.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.Progress;
import io.luxate.image.Pictures;
import io.luxate.image.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageSetTest {
  private final Folder folder;

  ImageSetTest(@TempDir Path root) {
    folder = new Folder(root);
  }

  @Test
  void keepsTheOrderAndLeavesOutWhatIsNoImageWithItsReason() {
    folder
        .image("a/1.png", 1)
        .file("a/2.png", "")
        .file("a/3.jpg", "<html>")
        .image("a/4", 4)
        .image("b/1.png", 5)
        .file("b/2.png", Pictures.encode(Pictures.rgb(20, 20, 1), "png"));
    List<Long> heard = new ArrayList<>();
    ImageSet set = ImageSet.load(folder.read(), 64, (task, done, total, detail) -> heard.add(done));
    assertThat(set.items()).extracting(Item::path).containsExactly("a/1.png", "a/4", "b/1.png");
    assertThat(set.excluded())
        .extracting(Excluded::reason)
        .containsExactly(Refusal.EMPTY, Refusal.NOT_AN_IMAGE, Refusal.TOO_SMALL);
    assertThat(heard).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    Path table = folder.root().resolve("run/excluded.csv");
    Excluded.write(table, set.excluded());
    assertThat(Documents.readText(table))
        .startsWith("path,label,reason,message\na/2.png,a,empty,")
        .contains("a/3.jpg,a,not-an-image,")
        .contains("b/2.png,b,too-small,");
  }

  @Test
  void shrinksButKeepsTheWayToTheOriginal() {
    folder.file("a/big.png", Pictures.encode(Pictures.rgb(400, 200, 1), "png")).image("b/1.png", 2);
    Item item = ImageSet.load(folder.read(), 100, Progress.SILENT).items().get(0);
    assertThat(item.small().pixels().widthPx()).isEqualTo(100);
    assertThat(item.small().pixels().heightPx()).isEqualTo(50);
    assertThat(item.small().originalX(100, 50)).isEqualTo(400);
    assertThat(item.small().originalY(100, 50)).isEqualTo(200);
    assertThat(item.small().origin().widthPx()).isEqualTo(400);
  }

  @Test
  void reportsRowsWhoseFileIsMissing() {
    folder.image("1.png", 1).file("images.csv", "path,label\n1.png,a\n2.png,b\n");
    assertThat(folder.load().excluded())
        .extracting(Excluded::reason)
        .containsExactly(Refusal.MISSING);
  }

  @Test
  void cannotTrainWhenAClassHasNoImageLeft() {
    folder.image("a/1.png", 1).image("a/2.png", 2).file("b/1.png", "");
    untrainable("no usable image left in class 'b' (1 excluded)");
  }

  @Test
  void cannotTrainWhenAClassShowsOnePatientOnly() {
    folder.manifest("path,label,patient", "1.png,a,p", "2.png,a,p", "3.png,b,q", "4.png,b,r");
    untrainable("class 'a' shows one patient only (patient:p)");
  }

  @Test
  void takesIdenticalBytesForOnePatient() {
    folder.image("a/1.png", 1).image("a/2.png", 1).image("b/1.png", 2).image("b/2.png", 3);
    untrainable("class 'a' shows one patient only");
  }

  @Test
  void cannotTrainOnOneClass() {
    folder.image("a/1.png", 1).image("a/2.png", 2);
    untrainable("a second one is needed");
  }

  @Test
  void isContentWithTwoPatientsOfEachOfThreeClasses() {
    for (String label : List.of("a", "b", "c")) {
      folder
          .image(label + "/1.png", label.hashCode())
          .image(label + "/2.png", label.hashCode() + 9);
    }
    folder.load().requireTrainable();
  }

  private void untrainable(String message) {
    assertThatThrownBy(() -> folder.load().requireTrainable())
        .hasMessageContaining(message)
        .extracting(e -> ((LuxateException) e).kind())
        .isEqualTo(LuxateException.Kind.DATA);
  }
}
