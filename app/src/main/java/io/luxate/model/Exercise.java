package io.luxate.model;

import io.luxate.image.Framing;
import io.luxate.image.Grey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A network with drawn weights that learns from, or answers for, the same drawn pictures again and
 * again, to see how long that takes. Close it to give its memory back.
 */
abstract sealed class Exercise implements AutoCloseable {
  private static final List<String> CLASSES = List.of("located", "dislocated");

  final int batch;

  private Exercise(int batch) {
    this.batch = batch;
  }

  /** One step with the whole batch. */
  abstract void step();

  /** What computes it. */
  Answering answering() {
    return Engine.answering();
  }

  @Override
  public abstract void close();

  /** Forward, backward and a step of SGD with momentum, as in training. */
  static Exercise learning(Architecture architecture, int batch, Setting setting) {
    return new Learning(architecture, batch, setting);
  }

  /** From pictures framed to probabilities. */
  static Exercise answering(Architecture architecture, int batch, Setting setting) {
    return setting == Setting.PLAIN
        ? new PlainAnswers(architecture, batch)
        : new ChosenAnswers(architecture, batch);
  }

  private static List<Grey> pictures(int count, int side) {
    Random random = new Random(0);
    return Stream.generate(
            () -> {
              float[] values = new float[side * side];
              for (int i = 0; i < values.length; i++) {
                values[i] = random.nextFloat();
              }
              return new Grey(side, side, values);
            })
        .limit(count)
        .toList();
  }

  private static final class Learning extends Exercise {
    private final Network network;
    private final Setting setting;
    private final SGD sgd;
    private final Tensor pictures;
    private final Tensor labels;

    Learning(Architecture architecture, int batch, Setting setting) {
      super(batch);
      this.setting = setting;
      network = architecture.create(CLASSES.size(), 0);
      setting.prepare(network);
      network.train(true);
      SGDOptions options = new SGDOptions(1e-6);
      options.momentum().put(0.9);
      options.weight_decay().put(1e-5);
      sgd = new SGD(network.parameters(), options);
      List<Grey> drawn = pictures(batch, architecture.inputPx());
      pictures = setting.prepare(drawn, Normalisation.IMAGENET);
      float[] classes = new float[batch];
      IntStream.range(0, batch).forEach(i -> classes[i] = i % CLASSES.size());
      labels = Batch.tensor(classes, batch).to(torch.ScalarType.Long);
    }

    @Override
    void step() {
      setting.compute(this::learn);
    }

    @SuppressWarnings("try") // a PointerScope acts by being open
    private void learn() {
      try (PointerScope scope = new PointerScope()) {
        sgd.zero_grad();
        List<Tensor> scores = Engine.forwardAll(network::trainingScores, pictures);
        Tensor loss = torch.cross_entropy_loss(scores.get(0), labels);
        for (Tensor auxiliary : scores.subList(1, scores.size())) {
          loss = loss.add(torch.cross_entropy_loss(auxiliary, labels), new Scalar(1));
        }
        loss.backward();
        sgd.step();
        loss.item_float(); // on a graphics card, waits for the step's end
      }
    }

    @Override
    public void close() {
      sgd.close();
      network.close();
    }
  }

  /** Answers as PyTorch gives them unasked. */
  private static final class PlainAnswers extends Exercise {
    private final Network network;
    private final Tensor pictures;

    PlainAnswers(Architecture architecture, int batch) {
      super(batch);
      network = architecture.create(CLASSES.size(), 0);
      network.eval();
      Setting.PLAIN.prepare(network);
      List<Grey> drawn = pictures(batch, architecture.inputPx());
      pictures = Setting.PLAIN.prepare(drawn, Normalisation.IMAGENET);
    }

    @Override
    void step() {
      Setting.PLAIN.compute(() -> Engine.withoutGradient(this::probabilities));
    }

    private float[] probabilities() {
      return Batch.values(torch.softmax(Engine.forward(network::forward, pictures), 1));
    }

    @Override
    public void close() {
      network.close();
    }
  }

  /** Answers as Luxate's users get them. */
  private static final class ChosenAnswers extends Exercise {
    private final Classifier model;
    private final List<Grey> pictures;

    ChosenAnswers(Architecture architecture, int batch) {
      super(batch);
      pictures = pictures(batch, architecture.inputPx());
      Network network = architecture.create(CLASSES.size(), 0);
      model = TrainedModel.ready(card(architecture), network).forAnswers();
    }

    private static ModelCard card(Architecture architecture) {
      return new ModelCard(
          "",
          architecture.id(),
          CLASSES,
          Optional.of(CLASSES.get(1)),
          false,
          architecture.inputPx(),
          0,
          Framing.LETTERBOX,
          Normalisation.IMAGENET,
          Optional.empty(),
          Map.of(),
          "not fixed",
          true,
          Optional.empty());
    }

    @Override
    void step() {
      model.flatProbabilities(pictures);
    }

    @Override
    Answering answering() {
      return model.answering();
    }

    @Override
    public void close() {
      model.close();
    }
  }
}
