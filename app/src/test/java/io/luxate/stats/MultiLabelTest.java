package io.luxate.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.luxate.LuxateException;
import org.junit.jupiter.api.Test;

class MultiLabelTest {
  @Test
  void agreesWithScikitLearnOnClassesAndOnLabels() {
    for (JsonNode golden : Golden.statistics("classes")) {
      double[][] scores = Golden.matrix(golden.get("scores"));
      int[] labels = Golden.whole(golden.get("labels"));
      String name = Golden.name(golden);
      assertThat(OneVsRest.micro(scores, labels).value())
          .as(name)
          .isEqualTo(golden.get("micro").asDouble(), within(1e-12));
      assertThat(OneVsRest.of(scores, labels).macro())
          .as(name)
          .isEqualTo(golden.get("macro").asDouble(), within(1e-12));
      MultiLabel many = MultiLabel.of(scores, truths(golden.get("many")));
      assertThat(many.macro())
          .as(name)
          .isEqualTo(golden.get("multiLabelMacro").asDouble(), within(1e-12));
      for (int c = 0; c < 4; c++) {
        assertThat(many.perLabel().get(c).orElseThrow().value())
            .as(name)
            .isEqualTo(golden.get("perLabel").get(c).asDouble(), within(1e-12));
      }
    }
  }

  @Test
  void countsARowsScoresAsOneClusterInTheMicroAverage() {
    // two complementary columns: each row says the same twice, so it must not count twice
    double[][] scores = {{0.9, 0.1}, {0.3, 0.7}, {0.6, 0.4}, {0.2, 0.8}, {0.4, 0.6}, {0.7, 0.3}};
    int[] labels = {0, 0, 0, 1, 1, 1};
    ClusteredAuroc micro = OneVsRest.micro(scores, labels);
    assertThat(micro.positivePatients()).isEqualTo(6);
    assertThat(micro.variance())
        .isGreaterThan(
            1.5
                * Auroc.of(
                        new double[] {.9, .1, .3, .7, .6, .4, .2, .8, .4, .6, .7, .3},
                        new boolean[] {
                          true, false, true, false, true, false, false, true, false, true, false,
                          true
                        })
                    .variance());
  }

  @Test
  void leavesOutALabelThatEveryImageOrNoneHas() {
    double[][] scores = {{1, 0, 5}, {2, 1, 6}, {3, 0, 7}, {4, 1, 8}};
    boolean[][] truth = {
      {false, true, false}, {false, true, false}, {true, true, false}, {true, true, false}
    };
    MultiLabel result = MultiLabel.of(scores, truth);
    assertThat(result.perLabel().get(1)).isEmpty();
    assertThat(result.perLabel().get(2)).isEmpty();
    assertThat(result.macro()).isEqualTo(1);
    assertThat(result.macroInterval(0.95)).isEqualTo(new Auroc(1, 0, 2, 2).newcombe(0.95));
  }

  @Test
  void namesTheRowThatDoesNotFit() {
    boolean[][] truth = {{true}, {false}};
    assertThatThrownBy(() -> MultiLabel.of(new double[][] {{1}, {Double.NaN}}, truth))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("index 1");
    assertThatThrownBy(() -> MultiLabel.of(new double[][] {{1}, {2}}, new boolean[][] {{true}, {}}))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("row 1 has 0 labels");
    assertThatThrownBy(
            () -> MultiLabel.of(new double[][] {{1}, {2}}, new boolean[][] {{true}, {true}}))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("no label");
  }

  private static boolean[][] truths(JsonNode rows) {
    boolean[][] truths = new boolean[rows.size()][];
    for (int i = 0; i < truths.length; i++) {
      truths[i] = Golden.truths(rows.get(i));
    }
    return truths;
  }
}
