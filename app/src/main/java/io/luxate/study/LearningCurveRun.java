package io.luxate.study;

import io.luxate.Documents;
import io.luxate.Progress;
import io.luxate.augment.Seeds;
import io.luxate.dataset.Cohort;
import io.luxate.dataset.Groups;
import io.luxate.dataset.Item;
import io.luxate.dataset.Split;
import io.luxate.evidence.Aim;
import io.luxate.evidence.LearningCurveFacts;
import io.luxate.evidence.Scoring;
import io.luxate.model.TrainedModel;
import io.luxate.train.Training;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Trains the chosen candidate on fewer images, drawn anew each time, and tests each on the same
 * images. None of these models is chosen from, so that the external set stays a test.
 *
 * @param training the candidate's
 * @param folder one file per point, so that a run can go on
 */
record LearningCurveRun(LearningCurvePlan plan, Training training, Aim aim, Path folder) {

  /**
   * One point.
   *
   * @param key of the candidate and the tested images; another key means another study
   */
  private record Kept(String key, LearningCurveFacts.Point point) {}

  /** The points in order; sizes that the training images do not hold are left out. */
  List<LearningCurveFacts.Point> run(
      Cohort cohort, List<Item> test, String key, Progress progress) {
    List<Item> pool =
        cohort.items().stream()
            .filter(item -> !item.isOn(Split.TEST) && !item.isOn(Split.VAL))
            .toList();
    int most =
        cohort.classes().stream()
            .mapToInt(label -> (int) pool.stream().filter(i -> i.label().equals(label)).count())
            .min()
            .orElse(0);
    List<Supplier<Optional<LearningCurveFacts.Point>>> jobs = new ArrayList<>();
    for (int images : plan.imagesPerClass().stream().filter(n -> n <= most).toList()) {
      for (int draw = 1; draw <= plan.drawsEach(); draw++) {
        int number = draw;
        jobs.add(() -> point(pool, cohort.on(Split.VAL), test, images, number, key, progress));
      }
    }
    Sharing sharing =
        new SharedCores(jobs.size(), 1, training, pool).keptIn(folder.resolve("cores.json"));
    List<Optional<LearningCurveFacts.Point>> points = SideBySide.run(jobs, sharing);
    Interruption.check(points.stream().anyMatch(Optional::isEmpty));
    return points.stream().flatMap(Optional::stream).toList();
  }

  private Optional<LearningCurveFacts.Point> point(
      List<Item> pool,
      List<Item> validation,
      List<Item> test,
      int images,
      int draw,
      String key,
      Progress progress) {
    Path run = folder.resolve("images-" + images + "-draw-" + draw);
    Path file = run.resolve("point.json");
    if (Files.exists(file)) {
      Kept kept = Documents.readJson(file, Kept.class);
      if (kept.key().equals(key)) {
        return Optional.of(kept.point());
      }
    }
    String name = "learning curve, " + images + " per class, draw " + draw + " ";
    Progress named = (task, done, of, detail) -> progress.update(name + task, done, of, detail);
    List<Item> learn = draw(pool, images, Seeds.mix(training.seed(), images * 1000L + draw));
    Training.Outcome outcome = training.run(learn, validation, run, named);
    try (TrainedModel model = outcome.model()) {
      if (outcome.fitted().interrupted()) {
        return Optional.empty();
      }
      double auroc = aim.measure(Scoring.score(model, test, Progress.SILENT), Map.of()).auroc();
      LearningCurveFacts.Point point = new LearningCurveFacts.Point(images, draw, auroc);
      Documents.writeJson(file, new Kept(key, point));
      return Optional.of(point);
    }
  }

  /** So many images of each class, patient by patient. */
  private static List<Item> draw(List<Item> pool, int images, long seed) {
    List<String> groups = Groups.of(pool);
    Map<String, List<Item>> byGroup = new LinkedHashMap<>();
    for (int i = 0; i < pool.size(); i++) {
      byGroup.computeIfAbsent(groups.get(i), group -> new ArrayList<>()).add(pool.get(i));
    }
    List<List<Item>> shuffled = new ArrayList<>(byGroup.values());
    Collections.shuffle(shuffled, new Random(seed));
    Map<String, Integer> taken = new LinkedHashMap<>();
    return shuffled.stream()
        .flatMap(List::stream)
        .filter(item -> taken.merge(item.label(), 1, Integer::sum) <= images)
        .toList();
  }
}
