package io.luxate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.LuxateException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an intact bundle holds and is good for. */
class BundleTest {
  @TempDir private Path folder = Path.of("");
  private WrittenBundle written;
  private Path bundle = Path.of("");

  @BeforeEach
  void writesABundle() {
    Engine.useThreads(1);
    written = WrittenBundle.in(folder);
    bundle = written.file();
  }

  @Test
  void givesBackTheModelItWasMadeFrom() {
    assertThat(Bundle.verify(bundle).problems()).isEmpty();
    assertThat(Bundle.verify(bundle).parts())
        .extracting(BundleManifest.Part::name)
        .containsExactlyElementsOf(Bundle.PARTS);
    try (TrainedModel before = TrainedModel.load(written.run());
        Classifier after = Classifier.open(bundle)) {
      assertThat(after.card()).isEqualTo(before.card());
      assertThat(after.flatProbabilities(Models.pictures(2, WrittenBundle.SIDE_PX)))
          .isEqualTo(before.flatProbabilities(Models.pictures(2, WrittenBundle.SIDE_PX)));
    }
  }

  @Test
  void holdsTheSameBytesWheneverAndWhereverItIsWritten() throws IOException {
    Path again = folder.resolve("again.zip");
    TimeZone here = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
      BundleWriting.write(again, written.parts());
    } finally {
      TimeZone.setDefault(here);
    }
    assertThat(again).hasSameBinaryContentAs(bundle);
  }

  @Test
  void letsTrainingGoOnFromIt() {
    try (Network network = Architecture.SQUEEZENET1_1.create(2, 1)) {
      Weights.Match match = Weights.start(network, bundle);
      assertThat(match.matched()).hasSize(50);
      assertThat(match.misshapen()).containsExactly("classifier.1.weight", "classifier.1.bias");
    }
  }

  @Test
  void saysWhenThereIsNoFile() {
    assertThatThrownBy(() -> Bundle.verify(folder.resolve("none.zip")))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("none.zip does not exist")
        .extracting(e -> ((LuxateException) e).kind())
        .isEqualTo(LuxateException.Kind.USER);
    assertThatThrownBy(() -> Bundle.verify(folder))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("is a folder");
  }
}
