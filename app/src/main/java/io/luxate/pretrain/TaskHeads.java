package io.luxate.pretrain;

import io.luxate.model.Batch;
import io.luxate.phantom.Joint;
import io.luxate.phantom.Truth;
import io.luxate.phantom.View;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * What the backbone is asked about each picture. From the mean of its features: joint, view, side,
 * metal, dislocated or not (one answer for each joint) and how the ball stands to the socket. At
 * every place of the features: is here a joint in place, one out of place or none, is here the
 * socket, is here the ball. The heads are thrown away; what they taught stays in the backbone.
 */
final class TaskHeads extends Module {
  static final List<Joint> JOINTS = List.of(Joint.values());
  private static final List<View> VIEWS = List.of(View.values());

  /** Answers from the mean: joints, views, side, metal, dislocated by joint, displacement x y. */
  private static final int POOLED = JOINTS.size() + VIEWS.size() + 2 + JOINTS.size() + 2;

  /** Answers at a place: none, in place, out of place; socket; ball. */
  private static final int PLACED = 5;

  private static final int ELSEWHERE = 0;
  private static final int IN_PLACE = 1;
  private static final int OUT_OF_PLACE = 2;

  /** Most places are elsewhere; they count less. */
  private static final float[] STATE_WEIGHTS = {0.3f, 1, 1};

  private final LinearImpl pooled;
  private final Conv2dImpl placed;
  private final int inputPx;

  /**
   * @param channels of the backbone's features
   * @param inputPx side of the pictures
   */
  TaskHeads(long channels, int inputPx) {
    this.inputPx = inputPx;
    pooled = register_module("pooled", new LinearImpl(channels, POOLED));
    placed =
        register_module(
            "placed", new Conv2dImpl(new Conv2dOptions(channels, PLACED, new LongPointer(1, 1))));
  }

  /**
   * Answers to a batch.
   *
   * @param joint, view: [images, kinds], before softmax
   * @param left, metal: [images], before the logistic function
   * @param dislocated [images, joints], before the logistic function
   * @param displacement [images, 2], from socket to ball in reaches of the joint
   * @param state [images, 3, h, w], before softmax
   * @param socket, ball: [images, h * w], before softmax over the places
   */
  record Answers(
      Tensor joint,
      Tensor view,
      Tensor left,
      Tensor metal,
      Tensor dislocated,
      Tensor displacement,
      Tensor state,
      Tensor socket,
      Tensor ball) {}

  Answers answer(Tensor features) {
    Tensor mean = torch.flatten(torch.adaptive_avg_pool2d(features, 1, 1), 1, -1);
    Tensor whole = pooled.forward(mean);
    Tensor each = placed.forward(features);
    int at = 0;
    Tensor joint = whole.narrow(1, at, JOINTS.size());
    at += JOINTS.size();
    Tensor view = whole.narrow(1, at, VIEWS.size());
    at += VIEWS.size();
    Tensor left = whole.select(1, at++);
    Tensor metal = whole.select(1, at++);
    Tensor dislocated = whole.narrow(1, at, JOINTS.size());
    at += JOINTS.size();
    return new Answers(
        joint,
        view,
        left,
        metal,
        dislocated,
        whole.narrow(1, at, 2),
        each.narrow(1, 0, 3),
        torch.flatten(each.select(1, 3), 1, -1),
        torch.flatten(each.select(1, 4), 1, -1));
  }

  /** The sum of all tasks' losses, weighted; a single number. */
  Tensor loss(Answers answers, List<Lesson> lessons) {
    int height = (int) answers.state.size(2);
    int width = (int) answers.state.size(3);
    Tensor joint = whole(lessons, lesson -> JOINTS.indexOf(lesson.joint()));
    Tensor own = answers.dislocated.gather(1, joint.unsqueeze(1)).squeeze(1);
    return classes(answers.joint, joint, 0.5)
        .add(classes(answers.view, whole(lessons, lesson -> VIEWS.indexOf(lesson.view())), 0.3))
        .add(yes(answers.left, real(lessons, lesson -> lesson.left() ? 1 : 0), 0.3))
        .add(yes(answers.metal, real(lessons, lesson -> lesson.metal() ? 1 : 0), 0.3))
        .add(yes(own, real(lessons, lesson -> lesson.dislocated() ? 1 : 0), 1))
        .add(displacement(answers.displacement, lessons))
        .add(state(answers.state, lessons))
        .add(classes(answers.socket, cells(lessons, Lesson::socket, height, width), 0.3))
        .add(classes(answers.ball, cells(lessons, Lesson::ball, height, width), 0.3));
  }

  private static Tensor classes(Tensor scores, Tensor truth, double weight) {
    return torch.cross_entropy_loss(scores, truth).mul(new Scalar(weight));
  }

  private static Tensor yes(Tensor scores, Tensor truth, double weight) {
    return torch.binary_cross_entropy_with_logits(scores, truth).mul(new Scalar(weight));
  }

  private static Tensor displacement(Tensor found, List<Lesson> lessons) {
    float[] truth = new float[2 * lessons.size()];
    for (int i = 0; i < lessons.size(); i++) {
      Lesson lesson = lessons.get(i);
      truth[2 * i] = (float) ((lesson.ball().x() - lesson.socket().x()) / lesson.reachPx());
      truth[2 * i + 1] = (float) ((lesson.ball().y() - lesson.socket().y()) / lesson.reachPx());
    }
    Tensor wanted = Batch.tensor(truth, lessons.size(), 2);
    return torch.smooth_l1_loss(found, wanted, torch.Reduction.Mean.value, 0.5);
  }

  private Tensor state(Tensor scores, List<Lesson> lessons) {
    int height = (int) scores.size(2);
    int width = (int) scores.size(3);
    float[] truth = new float[lessons.size() * height * width];
    int at = 0;
    for (Lesson lesson : lessons) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          double px = (x + 0.5) * inputPx / width;
          double py = (y + 0.5) * inputPx / height;
          boolean inside =
              near(lesson.socket(), px, py, lesson) || near(lesson.ball(), px, py, lesson);
          int joint = lesson.dislocated() ? OUT_OF_PLACE : IN_PLACE;
          truth[at++] = inside ? joint : ELSEWHERE;
        }
      }
    }
    Tensor wanted = Batch.tensor(truth, lessons.size(), height, width).to(torch.ScalarType.Long);
    Tensor weights = Batch.tensor(STATE_WEIGHTS.clone(), STATE_WEIGHTS.length);
    return torch.cross_entropy_loss(
        scores, wanted, new TensorOptional(weights), torch.Reduction.Mean.value, -100, 0);
  }

  private static boolean near(Truth.Point point, double x, double y, Lesson lesson) {
    return Math.hypot(point.x() - x, point.y() - y) <= lesson.reachPx();
  }

  /** The place of the features, row by row, at which a point of the picture lies. */
  private Tensor cells(
      List<Lesson> lessons, Function<Lesson, Truth.Point> point, int height, int width) {
    return whole(
        lessons,
        lesson -> {
          int x = (int) (point.apply(lesson).x() / inputPx * width);
          int y = (int) (point.apply(lesson).y() / inputPx * height);
          return Math.min(Math.max(y, 0), height - 1) * width + Math.min(Math.max(x, 0), width - 1);
        });
  }

  private static Tensor real(List<Lesson> lessons, ToDoubleFunction<Lesson> truth) {
    float[] values = new float[lessons.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) truth.applyAsDouble(lessons.get(i));
    }
    return Batch.tensor(values, values.length);
  }

  private static Tensor whole(List<Lesson> lessons, ToIntFunction<Lesson> truth) {
    return real(lessons, truth::applyAsInt).to(torch.ScalarType.Long);
  }
}
