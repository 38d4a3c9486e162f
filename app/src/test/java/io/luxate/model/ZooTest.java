package io.luxate.model;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Every network of the {@link Zoo} against torchvision's of the same name. */
@ParameterizedClass
@MethodSource("io.luxate.model.Zoo#networks")
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one network for all its tests
@SuppressWarnings({"try", "NullAway.Init"}) // a PointerScope acts by being open
class ZooTest {
  private final PointerScope held = new PointerScope();
  @Parameter Architecture architecture;
  private Golden golden;
  private Network network;
  private boolean changed = true;

  @BeforeParameterizedClassInvocation
  void builds() {
    golden = Golden.of(architecture);
    network = architecture.create(1000, 1);
    network.dropNothing();
  }

  @BeforeEach
  void startsFromTheFormulasWeights() {
    if (changed) {
      golden.fill(network);
      changed = false;
    }
    network.eval();
  }

  @AfterParameterizedClassInvocation
  void givesTheMemoryBack() {
    network.close();
    held.close();
  }

  @Test
  void countsAndNamesItsWeightsAsTorchvision() {
    long parameters = 0;
    for (int i = 0; i < network.parameters().size(); i++) {
      parameters += network.parameters().get(i).numel();
    }
    assertThat(parameters).isEqualTo(golden.parameters()).isEqualTo(architecture.parameters());
    assertThat(shapes(network)).containsExactlyEntriesOf(golden.state());
  }

  @Test
  void scoresAsTorchvision() {
    float[] found =
        Engine.withoutGradient(
            () ->
                Batch.values(
                    network.forward(Golden.pictures("evaluation", 2, architecture.inputPx()))));
    assertThat(golden.evaluation().sidePx()).isEqualTo(architecture.inputPx());
    List<Double> expected = golden.evaluation().scores().stream().flatMap(List::stream).toList();
    assertThat(found).hasSize(expected.size());
    double furthest = 0;
    for (int i = 0; i < found.length; i++) {
      furthest = Math.max(furthest, Math.abs(found[i] - expected.get(i)));
    }
    assertThat(furthest).isLessThan(1e-4);
  }

  @Test
  void learnsAsTorchvision() {
    Golden.Training training = golden.training();
    Tensor x = Golden.pictures("training", training.labels().size(), training.sidePx());
    network.train(true);
    SGDOptions options = new SGDOptions(training.learningRate());
    options.momentum().put(training.momentum());
    List<Double> losses = new ArrayList<>();
    try (SGD sgd = new SGD(network.parameters(), options)) {
      for (int step = 0; step < 3; step++) {
        sgd.zero_grad();
        losses.add(learn(x));
        if (step == 0) {
          comparesGradients();
        }
        sgd.step();
      }
    }
    losses.add(learn(x));
    for (int i = 0; i < losses.size(); i++) {
      assertThat(losses.get(i)).isCloseTo(training.losses().get(i), within(1e-3));
    }
  }

  private double learn(Tensor x) {
    changed = true;
    try (PointerScope scope = new PointerScope()) {
      float[] numbers = new float[golden.training().labels().size()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = golden.training().labels().get(i);
      }
      Tensor labels = Batch.tensor(numbers, numbers.length).to(torch.ScalarType.Long);
      List<Tensor> scores = network.trainingScores(x);
      Tensor loss = torch.cross_entropy_loss(scores.get(0), labels);
      for (Tensor auxiliary : scores.subList(1, scores.size())) {
        loss = loss.add(torch.cross_entropy_loss(auxiliary, labels), new Scalar(0.4));
      }
      loss.backward();
      return loss.item_double();
    }
  }

  /** Each parameter's gradient is as long as torchvision's, to a hundredth. */
  private void comparesGradients() {
    List<Double> lengths = golden.training().gradientLengths();
    double whole = Math.sqrt(lengths.stream().mapToDouble(v -> v * v).sum());
    TensorVector parameters = network.parameters();
    assertThat(parameters.size()).isEqualTo(lengths.size());
    for (int i = 0; i < lengths.size(); i++) {
      double length = parameters.get(i).grad().norm().item_double();
      assertThat(length)
          .as("parameter " + i)
          .isCloseTo(lengths.get(i), within(0.01 * lengths.get(i) + 1e-5 * whole));
    }
  }

  @Test
  void takesAGreyPictureForThreeEqualChannels() {
    Engine.withoutGradient(
        () -> {
          Tensor grey = pictures("grey", 1).narrow(1, 0, 1).contiguous();
          Tensor three = torch.cat(new TensorVector(grey, grey, grey), 1);
          assertThat(Batch.values(network.forward(grey)))
              .containsExactly(Batch.values(network.forward(three)), within(1e-4f));
          return true;
        });
  }

  @Test
  void isItsHeadOverItsFeaturesAndScoresAPictureAlikeAloneAndAmongOthers() {
    Engine.withoutGradient(
        () -> {
          Tensor two = pictures("split", 2);
          float[] whole = Batch.values(network.forward(two));
          assertThat(Batch.values(network.head(network.features(two)))).isEqualTo(whole);
          assertThat(Batch.values(network.head(network.condensed(network.features(two)))))
              .containsExactly(whole, within(1e-4f));
          float[] alone = Batch.values(network.forward(two.narrow(0, 1, 1)));
          assertThat(alone).containsExactly(Arrays.copyOfRange(whole, 1000, 2000), within(1e-4f));
          return true;
        });
  }

  @Test
  void changesNothingButItsHeadForOtherClasses() {
    try (PointerScope scope = new PointerScope();
        Network two = architecture.create(2, 1)) {
      Map<String, List<Long>> shapes = shapes(two);
      assertThat(shapes.keySet()).containsExactlyElementsOf(golden.state().keySet());
      List<String> changed =
          shapes.keySet().stream()
              .filter(name -> !Objects.equals(shapes.get(name), golden.state().get(name)))
              .toList();
      assertThat(changed).isNotEmpty().anyMatch(name -> name.startsWith(two.headPrefix()));
      assertThat(shapes.keySet().stream().filter(two::inHead)).containsExactlyElementsOf(changed);
      golden.fill(two);
      two.eval();
      spreadsEachScoreOverItsMap(two);
    }
  }

  /** A map's mean is how much its score grows, in proportion, with the features. */
  private void spreadsEachScoreOverItsMap(Network two) {
    Engine.withoutGradient(
        () -> {
          if (architecture == Architecture.SQUEEZENET1_1) { // its maps hold the head's bias
            requireNonNull(StateDict.of(two).get(two.headPrefix() + "bias")).zero_();
          }
          Tensor features = two.features(pictures("maps", 2));
          Tensor maps = two.classMaps(features);
          assertThat(maps.shape()).containsExactly(2, 2, features.size(2), features.size(3));
          float step = 1e-2f;
          float[] more = Batch.values(two.head(features.mul(new Scalar(1 + step))));
          float[] less = Batch.values(two.head(features.mul(new Scalar(1 - step))));
          float[] means = Batch.values(Ops.globalAverage(maps));
          for (int i = 0; i < means.length; i++) {
            assertThat(means[i]).isCloseTo((more[i] - less[i]) / (2 * step), within(5e-3f));
          }
          return true;
        });
  }

  @Test
  void learnsFromItsSmallestPictures() {
    network.train(true);
    int sidePx = architecture.smallestPx();
    Tensor x = Golden.pictures("smallest", golden.training().labels().size(), sidePx);
    assertThat(learn(x)).isFinite();
  }

  private Tensor pictures(String name, int count) {
    return Golden.pictures(name, count, golden.training().sidePx());
  }

  private static Map<String, List<Long>> shapes(Network network) {
    Map<String, List<Long>> shapes = new LinkedHashMap<>();
    StateDict.of(network)
        .forEach(
            (name, tensor) -> {
              List<Long> shape = new ArrayList<>();
              for (long size : tensor.shape()) {
                shape.add(size);
              }
              shapes.put(name, shape);
            });
    return shapes;
  }
}
