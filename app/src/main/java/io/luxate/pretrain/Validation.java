package io.luxate.pretrain;

import io.luxate.model.Batch;
import io.luxate.model.Engine;
import io.luxate.phantom.Joint;
import io.luxate.stats.Auroc;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Simulated patients that are never learned from, shown as they are. */
final class Validation {
  private final PretrainRecipe recipe;
  private final Map<Joint, List<Lesson>> patients = new EnumMap<>(Joint.class);

  /** Renders the patients; another seed than the stream's holds other ones. */
  Validation(PretrainRecipe recipe, long seed) {
    this.recipe = recipe;
    for (Joint joint : recipe.joints()) {
      List<Lesson> lessons = new ArrayList<>();
      int each = Math.max(2, recipe.validationImages() / recipe.sites().size());
      recipe
          .sites()
          .forEach(site -> lessons.addAll(SimulatedStream.still(recipe, joint, site, seed, each)));
      patients.put(joint, List.copyOf(lessons));
    }
  }

  /**
   * How well the tasks are answered.
   *
   * @param auroc of dislocated against located, by joint
   * @param jointAccuracy share of pictures whose joint is named right
   * @param socketError median distance from the socket to the place pointed at, in parts of the
   *     side
   */
  record Marks(double loss, Map<Joint, Double> auroc, double jointAccuracy, double socketError) {
    Marks {
      auroc = Map.copyOf(auroc);
    }

    String summary() {
      return String.format(Locale.ROOT, "validation loss %.3f, AUROC ", loss)
          + auroc.entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .map(e -> String.format(Locale.ROOT, "%s %.3f", e.getKey(), e.getValue()))
              .collect(Collectors.joining(", "));
    }
  }

  Marks mark(Learner learner) {
    learner.backbone().eval();
    double loss = 0;
    int seen = 0;
    int named = 0;
    List<Double> errors = new ArrayList<>();
    Map<Joint, Double> aurocs = new EnumMap<>(Joint.class);
    for (Map.Entry<Joint, List<Lesson>> entry : patients.entrySet()) {
      int joint = TaskHeads.JOINTS.indexOf(entry.getKey());
      List<Lesson> lessons = entry.getValue();
      double[] scores = new double[lessons.size()];
      boolean[] dislocated = new boolean[lessons.size()];
      for (int from = 0; from < lessons.size(); from += recipe.batch()) {
        List<Lesson> part = lessons.subList(from, Math.min(from + recipe.batch(), lessons.size()));
        Sheet sheet = Engine.withoutGradient(() -> answer(learner, part));
        loss += sheet.loss * part.size();
        seen += part.size();
        for (int i = 0; i < part.size(); i++) {
          scores[from + i] = sheet.dislocated[i * TaskHeads.JOINTS.size() + joint];
          dislocated[from + i] = part.get(i).dislocated();
          named += best(sheet.joint, i, TaskHeads.JOINTS.size()) == joint ? 1 : 0;
          errors.add(
              socketError(part.get(i), best(sheet.socket, i, sheet.height * sheet.width), sheet));
        }
      }
      aurocs.put(entry.getKey(), Auroc.of(scores, dislocated).value());
    }
    errors.sort(null);
    return new Marks(loss / seen, aurocs, (double) named / seen, errors.get(errors.size() / 2));
  }

  @SuppressWarnings("ArrayRecordComponent") // numbers on their way from torch to a mean
  private record Sheet(
      double loss, float[] dislocated, float[] joint, float[] socket, int height, int width) {}

  private static Sheet answer(Learner learner, List<Lesson> part) {
    TaskHeads.Answers answers = learner.answer(part);
    return new Sheet(
        learner.heads().loss(answers, part).item_float(),
        Batch.values(answers.dislocated()),
        Batch.values(answers.joint()),
        Batch.values(answers.socket()),
        (int) answers.state().size(2),
        (int) answers.state().size(3));
  }

  /** The index of the highest of {@code n} scores of one image. */
  private static int best(float[] scores, int image, int n) {
    int best = 0;
    for (int i = 1; i < n; i++) {
      best = scores[image * n + i] > scores[image * n + best] ? i : best;
    }
    return best;
  }

  private double socketError(Lesson lesson, int cell, Sheet sheet) {
    int row = cell / sheet.width;
    double x = (cell - row * sheet.width + 0.5) / sheet.width;
    double y = (row + 0.5) / sheet.height;
    double side = recipe.inputPx();
    return Math.hypot(x - lesson.socket().x() / side, y - lesson.socket().y() / side);
  }
}
