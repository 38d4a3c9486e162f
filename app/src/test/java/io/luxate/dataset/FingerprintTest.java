package io.luxate.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.luxate.Documents;
import io.luxate.image.Pictures;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {
  private final Folder folder;

  FingerprintTest(@TempDir Path root) {
    folder = new Folder(root);
  }

  @Test
  void countsWhatASetIsMadeOf() {
    folder
        .image("train/a/1", 1)
        .image("train/a/2", 1)
        .image("train/b/1", 3)
        .file("val/b/deep.png", Pictures.encode(Pictures.ramp16(100), "png"))
        .file("val/b/photo.jpg", Pictures.encode(Pictures.rgb(300, 200, 1), "jpeg"))
        .file("val/b/broken.jpg", "x");
    Fingerprint fingerprint = Fingerprint.of(folder.load());
    assertThat(fingerprint.images()).isEqualTo(5);
    assertThat(fingerprint.excluded()).isEqualTo(1);
    assertThat(fingerprint.groups()).isEqualTo(4);
    assertThat(fingerprint.perClass()).containsEntry("a", 2L).containsEntry("b", 3L);
    assertThat(fingerprint.perSplit()).containsEntry("train", 3L).containsEntry("val", 2L);
    assertThat(fingerprint.perSite()).containsEntry("none", 5L);
    assertThat(fingerprint.perFormat()).containsEntry("png", 4L).containsEntry("jpeg", 1L);
    assertThat(fingerprint.perBitDepth()).containsEntry("16", 1L).containsEntry("8", 4L);
    assertThat(fingerprint.perChannels()).containsEntry("1", 1L).containsEntry("3", 4L);
    assertThat(fingerprint.widthPx()).isEqualTo(new Fingerprint.Range(40, 40, 300));
    assertThat(fingerprint.heightPx()).isEqualTo(new Fingerprint.Range(36, 36, 200));
    Path file = folder.root().resolve("fingerprint.json");
    fingerprint.write(file);
    assertThat(Documents.readJson(file, Fingerprint.class)).isEqualTo(fingerprint);
  }

  @Test
  void hashesBytesAndLabelsButNotTheirPlace(@TempDir Path elsewhere) {
    folder.image("a/1", 1).image("b/1", 2);
    String hash = Fingerprint.dataSha256(folder.items());
    Folder copy = new Folder(elsewhere).image("a/1", 1).image("b/1", 2);
    assertThat(Fingerprint.dataSha256(copy.items())).isEqualTo(hash);
    assertThat(Fingerprint.dataSha256(copy.image("b/1", 3).items())).isNotEqualTo(hash);
  }

  @Test
  void writesWhereEveryImageStood() {
    folder.manifest("path,label,patient,split", "1.png,a,p,train", "\"2.png\",b,,test");
    folder.image("2.png", 5);
    Path file = folder.root().resolve("splits.csv");
    SplitTable.write(file, folder.items(), new int[] {0, 1});
    assertThat(Documents.readText(file))
        .startsWith("path,label,group,split,fold\n1.png,a,patient:p,train,0\n2.png,b,sha256:")
        .endsWith(",test,1\n");
    SplitTable.write(file, folder.items());
    assertThat(Documents.readText(file)).endsWith(",test,\n");
  }
}
