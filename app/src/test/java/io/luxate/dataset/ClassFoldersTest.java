package io.luxate.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.luxate.LuxateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class ClassFoldersTest {
  private final Folder folder;

  ClassFoldersTest(@TempDir Path root) {
    folder = new Folder(root);
  }

  @Test
  void readsSplitsInAnyCaseAndAnyDepthBelowTheClass() {
    folder.file("Train/b/deep/er/1", "x").file("VALIDATION/a/2.png", "x").file("test/c/3.gif", "x");
    Dataset set = folder.read();
    assertThat(set.examples())
        .extracting(Example::path)
        .containsExactly("Train/b/deep/er/1", "VALIDATION/a/2.png", "test/c/3.gif");
    assertThat(set.examples())
        .extracting(example -> example.split().orElseThrow())
        .containsExactly(Split.TRAIN, Split.VAL, Split.TEST);
    assertThat(set.classes()).containsExactly("a", "b", "c");
    assertThat(set.isSplit()).isTrue();
    assertThat(set.in(Split.VAL)).hasSize(1);
  }

  @Test
  void readsClassesWithoutSplits() {
    folder.file("yes/1.png", "x").file("no/1.png", "x").file("maybe/1.png", "x");
    assertThat(folder.read().classes()).containsExactly("maybe", "no", "yes");
    assertThat(folder.read().isSplit()).isFalse();
    assertThat(folder.read().positive(Optional.of("yes"))).contains("yes");
    assertThatThrownBy(() -> folder.read().positive(Optional.of("Yes")))
        .hasMessageContaining("no class 'Yes'; its classes: maybe, no, yes");
  }

  @Test
  void skipsHiddenFilesAndNotesButKeepsWhatOnlyLooksUnlikeAnImage() {
    folder
        .file("a/1.png", "x")
        .file("a/.DS_Store", "x")
        .file("a/labels.csv", "x")
        .file("a/readme.TXT", "x")
        .file("a/truth.json", "x")
        .file("a/Thumbs.db", "x")
        .file("b/broken.pdf", "x")
        .file(".git/c/1.png", "x")
        .file("__MACOSX/c/1.png", "x");
    assertThat(folder.read().examples())
        .extracting(Example::path)
        .containsExactly("a/1.png", "b/broken.pdf");
  }

  @Test
  void neitherRunsInCirclesNorMixesLabelsThroughALink() throws IOException {
    folder.file("a/1.png", "x").file("b/2.png", "x");
    Files.createSymbolicLink(folder.root().resolve("a/loop"), folder.root());
    Files.createSymbolicLink(folder.root().resolve("b/dangling"), Path.of("/nowhere"));
    assertThat(folder.read().examples())
        .extracting(Example::path)
        .containsExactly("a/1.png", "b/2.png", "b/dangling");
  }

  @Test
  void saysInPlainWordsThatALinkLeadsInACircle() throws IOException {
    folder.file("a/below/1.png", "x").file("b/2.png", "x");
    Path loop = folder.root().resolve("a/below/loop");
    Files.createSymbolicLink(loop, folder.root().resolve("a/below"));
    ListAppender<ILoggingEvent> notices = new ListAppender<>();
    Logger logger = (Logger) LoggerFactory.getLogger(ClassFolders.class);
    notices.start();
    logger.addAppender(notices);
    try {
      assertThat(folder.read().examples()).hasSize(2);
    } finally {
      logger.detachAppender(notices);
    }
    assertThat(notices.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly("skipped " + loop + ": a link that leads back to a folder above it");
  }

  @Test
  void showsTheLayoutsItExpects() {
    folder.file("1.png", "x").file("2.png", "x");
    assertThatThrownBy(folder::read)
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("no images in class folders")
        .hasMessageContaining("FOLDER/{train,val,test}/{class}/")
        .hasMessageContaining("FOLDER/images.csv");
  }

  @Test
  void refusesSplitsBesideOtherFolders() {
    folder.file("train/a/1.png", "x").file("extra/2.png", "x");
    assertThatThrownBy(folder::read)
        .hasMessageContaining("mixes the split folders train with others extra");
  }

  @Test
  void refusesTheSameSideTwice() {
    folder.file("val/a/1.png", "x").file("validation/a/1.png", "x");
    assertThatThrownBy(folder::read).hasMessageContaining("both val");
  }

  @Test
  void saysWhenNothingIsThere() {
    assertThatThrownBy(() -> DatasetReader.read(folder.root().resolve("gone")))
        .hasMessageContaining("does not exist")
        .extracting(e -> ((LuxateException) e).kind())
        .isEqualTo(LuxateException.Kind.USER);
  }
}
