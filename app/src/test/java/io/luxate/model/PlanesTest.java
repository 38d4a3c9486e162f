package io.luxate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.luxate.Documents;
import io.luxate.image.Grey;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fewer planes in the place of a grey picture's three channels change nothing but the work. */
class PlanesTest {
  private static final List<Grey> PICTURES = Models.pictures(3, 64);

  @BeforeEach
  void inFloat32() {
    Engine.usePrecision(Precision.FP32);
  }

  @AfterEach
  void backToTheMachinesOwnPrecision() {
    Engine.usePrecision(Precision.AUTO);
  }

  @ParameterizedTest
  @CsvSource({
    "RESNET18, NONE, 1",
    "RESNET18, IMAGENET, 2",
    "SQUEEZENET1_1, NONE, 1", // a first convolution with a bias and without padding
    "SQUEEZENET1_1, IMAGENET, 2",
    "CONVNEXT_TINY, IMAGENET, 2", // one whose kernels do not overlap
    "MOBILENET_V2, IMAGENET, 2"
  })
  @SuppressWarnings("try") // a PointerScope acts by being open
  void answersAndLearnsAsFromThreeChannels(
      Architecture architecture, Normalisation normalisation, int planes) {
    try (TrainedModel model = Models.trained(architecture, 64);
        PointerScope scope = new PointerScope()) {
      Network network = model.network();
      Tensor few = Batch.of(PICTURES, normalisation);
      Tensor three =
          Batch.normalised(few.narrow(1, 0, 1), normalisation)
              .contiguous(torch.MemoryFormat.ChannelsLast);
      assertThat(few.size(1)).isEqualTo(planes);
      assertThat(three.size(1)).isEqualTo(3);
      float[] expected = Batch.values(network.forward(three));
      float tolerance = 1e-4f * largest(expected);
      assertThat(Batch.values(network.forward(few))).containsExactly(expected, within(tolerance));

      float[] steps = stemGradient(network, three);
      float close = 1e-3f * largest(steps);
      assertThat(stemGradient(network, few)).containsExactly(steps, within(close));
      assertThat(close).isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource({"NONE", "IMAGENET"})
  void answersThroughOnnxRuntimeAsFromThreeChannels(Normalisation normalisation) {
    TrainedModel trained = Models.trained(Architecture.RESNET18, 64);
    ModelCard card = Documents.with(trained.card(), "normalisation", normalisation);
    TrainedModel model = new TrainedModel(card, trained.network());
    float[] expected =
        Engine.withoutGradient(
            () -> {
              Tensor grey = Batch.of(PICTURES, Normalisation.NONE);
              Tensor three = Batch.normalised(grey, normalisation);
              return Batch.values(torch.softmax(model.network().forward(three), 1));
            });
    try (Classifier answers = model.forAnswers()) {
      assertThat(answers.flatProbabilities(PICTURES)).containsExactly(expected, within(1e-5f));
    }
  }

  /** Of the first convolution's weights, from the sum of all scores' squares. */
  private static float[] stemGradient(Network network, Tensor x) {
    Tensor weight = network.parameters().get(0);
    weight.mutable_grad().reset();
    Tensor scores = network.forward(x);
    scores.mul(scores).sum().backward();
    return Batch.values(weight.grad());
  }

  private static float largest(float[] values) {
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
