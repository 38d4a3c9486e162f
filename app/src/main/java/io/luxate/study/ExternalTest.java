package io.luxate.study;

import io.luxate.Documents;
import io.luxate.Progress;
import io.luxate.dataset.Fingerprint;
import io.luxate.dataset.ImageSet;
import io.luxate.evidence.Aim;
import io.luxate.evidence.Evidence;
import io.luxate.evidence.LearningCurveFacts;
import io.luxate.evidence.Metrics;
import io.luxate.evidence.Prediction;
import io.luxate.evidence.Scoring;
import io.luxate.evidence.SeedSpread;
import io.luxate.explain.trust.Trust;
import io.luxate.model.Classifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The opened external set of one task: the tested model's scores, and beside them those of models
 * that were not chosen from: other seeds, rivals, a learning curve.
 *
 * @param external whose images the result rests on
 */
record ExternalTest(StudyPlan plan, TaskRun run, ImageSet external, Path out, Progress progress) {

  TaskResult result() {
    try (Classifier model = Classifier.open(run.tested().folder())) {
      List<Prediction> predictions = score(model);
      Metrics metrics = aim().measure(predictions, run.tested().thresholds());
      Trust trust = trust(model, predictions);
      return new TaskResult(
          run,
          Optional.of(external),
          predictions,
          Optional.of(metrics),
          aim()
              .positive()
              .map(
                  name ->
                      Evidence.of(
                          predictions, run.tested().predictions(), name, run.tested().rules())),
          seeds(metrics),
          learningCurve(metrics),
          run.rivals()
              .map(
                  rivals ->
                      rivals.test(
                          run.candidates(), run.cohort(), external.items(), predictions, progress))
              .orElse(List.of()),
          new Gallery(model, out, run.task().name(), trust.verdict().withheld())
              .draw(external.items(), predictions, run.tested().thresholds(), progress),
          Optional.of(trust));
    }
  }

  private Trust trust(Classifier model, List<Prediction> predictions) {
    List<Classifier> others = new ArrayList<>();
    try {
      for (Candidate repeat : othersThanTested()) {
        others.add(Classifier.open(run.candidates().folder(repeat)));
      }
      Trust trust =
          MapTests.of(
              model, others, external.items(), predictions, run.tested().thresholds(), progress);
      Documents.writeJson(out.resolve("trust").resolve(run.task().name() + ".json"), trust);
      return trust;
    } finally {
      others.forEach(Classifier::close);
    }
  }

  /** Trainings with other seeds that have no part in the tested model. */
  private List<Candidate> othersThanTested() {
    List<Candidate> repeats = run.tested().repeats();
    return run.tested().together() == EvidencePlan.Together.SEEDS
        ? List.of()
        : repeats.subList(1, repeats.size());
  }

  private Aim aim() {
    return run.candidates().aim();
  }

  private List<Prediction> score(Classifier model) {
    return Scoring.score(model, external.items(), progress).stream()
        .map(p -> p.withSplit("external"))
        .map(p -> p.withModel(run.task().name(), run.best().network(), run.best().augmentation()))
        .toList();
  }

  private Optional<SeedSpread> seeds(Metrics tested) {
    List<Candidate> repeats = run.tested().repeats();
    if (repeats.size() < 2) {
      return Optional.empty();
    }
    List<Double> each = new ArrayList<>();
    for (Candidate repeat : repeats) {
      Path folder = run.candidates().folder(repeat);
      if (folder.equals(run.tested().folder())) {
        each.add(tested.auroc());
      } else {
        try (Classifier model = Classifier.open(folder)) {
          each.add(aim().measure(score(model), repeat.thresholds()).auroc());
        }
      }
    }
    return Optional.of(SeedSpread.of(run.tested().internalOfRepeats(), each));
  }

  private Optional<LearningCurveFacts> learningCurve(Metrics tested) {
    return plan.evidencePlan().learningCurve().map(asked -> learningCurve(asked, tested));
  }

  private LearningCurveFacts learningCurve(LearningCurvePlan asked, Metrics tested) {
    Path folder = out.resolve("learning-curve").resolve(run.task().name());
    LearningCurveRun curve =
        new LearningCurveRun(
            asked, run.candidates().training(run.best(), run.cohort()), aim(), folder);
    List<LearningCurveFacts.Point> points =
        curve.run(
            run.cohort(),
            external.items(),
            StudyKey.of(run.best().key(), Fingerprint.dataSha256(external.items())),
            progress);
    return LearningCurveFacts.of(
        points, asked.targetAuroc(), tested.auroc(), run.candidates().seed());
  }
}
