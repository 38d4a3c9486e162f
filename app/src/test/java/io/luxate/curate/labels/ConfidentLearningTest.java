package io.luxate.curate.labels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConfidentLearningTest {
  @Test
  void doubtsALabelWhereTheOtherClassReachesItsOwnMeanProbability() {
    double[][] answers = {{0.9, 0.1}, {0.8, 0.2}, {0.05, 0.95}, {0.2, 0.8}, {0.3, 0.7}};
    int[] labels = {0, 0, 0, 1, 1};
    assertThat(ConfidentLearning.doubts(answers, labels, 2))
        .containsExactly(new ConfidentLearning.Doubt(2, 1, 0.95 - 0.05));
  }

  @Test
  void findsTheLabelsThatWereExchanged() {
    Random random = new Random(3);
    int n = 200;
    float[][] vectors = new float[n][4];
    int[] labels = new int[n];
    int[] fold = new int[n];
    for (int i = 0; i < n; i++) {
      int truth = i % 2;
      for (int j = 0; j < 4; j++) {
        vectors[i][j] = (float) (0.3 * random.nextGaussian() + truth);
      }
      labels[i] = i < 10 ? 1 - truth : truth;
      fold[i] = i / 2 % 5;
    }
    double[][] answers = OutOfFold.probabilities(vectors, labels, 2, fold, 5);
    assertThat(Arrays.stream(answers[50]).sum()).isCloseTo(1, within(1e-9));
    var doubts = ConfidentLearning.doubts(answers, labels, 2);
    assertThat(doubts.stream().limit(10).filter(doubt -> doubt.index() < 10).count())
        .isGreaterThanOrEqualTo(9);
  }

  private static org.assertj.core.data.Offset<Double> within(double offset) {
    return org.assertj.core.data.Offset.offset(offset);
  }
}
