package io.luxate.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CollapseTest {
  @Test
  void namesTheFoldWhoseNetworkGivesEveryImageTheSameScore() {
    List<Prediction> predictions = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      predictions.add(Prediction.of(i + ".png", "a", 0.5).withFold(1));
      predictions.add(Prediction.of(i + ".png", "b", i / 6.0).withFold(0));
    }
    assertThat(Collapse.warnings(predictions))
        .singleElement()
        .asString()
        .contains("the network of fold 2 gives every image the same score", "learningRate");
  }

  @Test
  void staysSilentWhereScoresDifferOrThereIsOneImage() {
    assertThat(Collapse.warnings(List.of(Prediction.of("a", "x", 0.5)))).isEmpty();
    assertThat(
            Collapse.warnings(
                List.of(Prediction.of("a", "x", 0.500), Prediction.of("b", "y", 0.501))))
        .isEmpty();
  }
}
