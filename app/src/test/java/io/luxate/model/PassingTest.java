package io.luxate.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PassingTest {
  private static PointerScope scope = new PointerScope();

  private final List<Tensor> made = new ArrayList<>();

  @BeforeAll
  static void open() {
    Engine.start();
    scope.close();
    scope = new PointerScope();
  }

  @AfterAll
  static void close() {
    scope.close();
  }

  private Tensor remembered(Tensor y) {
    made.add(y);
    return y;
  }

  /** (x + 1) * 2, rectified, minus 3. */
  private Stack stack() {
    return new Stack()
        .then(x -> remembered(x.add(new Scalar(1))))
        .then(x -> remembered(x.mul(new Scalar(2))))
        .then(Ops::relu_)
        .then(x -> remembered(x.sub(new Scalar(3))));
  }

  @Test
  void whatLayersMakeOnTheirWayIsGivenBackAtOnce() {
    Tensor x = Batch.tensor(new float[] {1, -5}, 2);
    Tensor y = stack().pass(x);
    assertThat(Batch.values(y)).containsExactly(1, -3);
    assertThat(made)
        .extracting(tensor -> tensor.referenceCount() > 0)
        .containsExactly(false, false, true);
    assertThat(Batch.values(x)).containsExactly(1, -5);
  }

  @Test
  void aLayerThatAnswersItsInputLeavesItToTheCaller() {
    Tensor x = Batch.tensor(new float[] {1, -5}, 2);
    Tensor y = new Stack().then(Ops::relu_).then(z -> z).pass(x);
    assertThat(y).isSameAs(x);
    assertThat(Batch.values(x)).containsExactly(1, 0);
  }

  @Test
  void gradientsNeedNothingThatJavaLetGo() {
    Tensor x = Batch.tensor(new float[] {1, -5}, 2).requires_grad_(true);
    Tensor sum = stack().pass(x).mul(x).sum();
    sum.backward();
    assertThat(Batch.values(x.grad())).containsExactly(3, -3); // of (2 (x + 1) - 3) x and of -3 x
  }

  @Test
  void anOpenTraceKeepsEverythingThatItKnowsByItsPlaceInMemory() {
    Tensor x = Batch.tensor(new float[] {1, -5}, 2);
    try (Trace trace = new Trace(Architecture.SQUEEZENET1_1.create(2, 0))) {
      stack().pass(x);
      assertThat(made).allMatch(tensor -> tensor.referenceCount() > 0);
      assertThat(trace.steps()).isNotEmpty();
    }
  }
}
