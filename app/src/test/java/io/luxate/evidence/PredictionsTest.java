package io.luxate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.dataset.Metadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionsTest {
  @TempDir Path folder = Path.of("unset");

  @Test
  void readsBackWhatItWroteBitForBit() {
    List<Prediction> rows =
        List.of(
            Prediction.of("a, \"b\".png", "yes", 1.0 / 3)
                .withSplit("val")
                .withFold(2)
                .withModel("hip", "resnet18", "fly")
                .with(Metadata.of(Optional.of("P7"), Optional.of("hospital-a"))),
            Prediction.of("臀部.png", "no", 1e-17));
    Path file = folder.resolve("predictions.csv");
    Predictions.write(file, rows);
    assertThat(Predictions.read(file)).isEqualTo(rows);
  }

  @Test
  void startsWithTheAgreedColumnsAndAddsOnePerClass() throws IOException {
    Path file = folder.resolve("predictions.csv");
    Predictions.write(
        file, List.of(Prediction.of("x.png", "a", 0.5).withClassScores(Map.of("a", 0.5))));
    assertThat(Files.readAllLines(file))
        .containsExactly(
            "path,label,score,split,fold,task,network,augmentation,patient,site,joint,view,sex,age,score_a",
            "x.png,a,0.5,,,,,,,,,,,,0.5");
    assertThat(Predictions.read(file).get(0).classScores()).containsEntry("a", 0.5);
  }

  @Test
  void readsAnyTableWithPathLabelAndScore() {
    Path file = folder.resolve("theirs.csv");
    Documents.write(file, "\uFEFFlabel,score,path,remark\nyes,0.25,x.png,none\n");
    assertThat(Predictions.read(file)).containsExactly(Prediction.of("x.png", "yes", 0.25));
  }

  @Test
  void namesTheRowThatIsWrong() {
    Path file = folder.resolve("bad.csv");
    Documents.write(file, "path,label,score\nx.png,yes,0.1\ny.png,no,NaN\n");
    assertThatThrownBy(() -> Predictions.read(file))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("bad.csv row 3: score is 'NaN'");
    Documents.write(file, "path,score\nx.png,0.1\n");
    assertThatThrownBy(() -> Predictions.read(file))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("no column 'label'");
    Documents.write(file, "path,label,score\nx.png,yes\n");
    assertThatThrownBy(() -> Predictions.read(file))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("row 2");
  }
}
