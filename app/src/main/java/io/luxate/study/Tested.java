package io.luxate.study;

import io.luxate.Documents;
import io.luxate.evidence.FixedRules;
import io.luxate.evidence.Metrics;
import io.luxate.evidence.Prediction;
import io.luxate.model.Ensemble;
import io.luxate.model.ModelCard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What goes to the external set: one model, and the rules fixed on its internal scores.
 *
 * @param folder of the model
 * @param together which networks answer as this one
 * @param predictions of internal images that no network behind the score was trained on
 * @param internal the same in numbers
 * @param repeats the chosen candidate and the same with other seeds
 */
record Tested(
    Path folder,
    EvidencePlan.Together together,
    List<Prediction> predictions,
    Metrics internal,
    FixedRules rules,
    List<Candidate> repeats) {
  Tested {
    predictions = List.copyOf(predictions);
    repeats = List.copyOf(repeats);
  }

  /** Puts it together from the trained candidates, on disk where several answer as one. */
  static Tested of(StudyPlan plan, Candidates candidates, List<Candidate> repeats) {
    Candidate best = repeats.get(0);
    String positive = candidates.task().positive().orElseThrow();
    EvidencePlan evidence = plan.evidencePlan();
    List<Prediction> predictions =
        evidence.together() == EvidencePlan.Together.SEEDS
            ? mean(repeats.stream().map(candidates::predictions).toList())
            : candidates.predictions(best);
    String on = best.threshold().fixedOn();
    FixedRules rules = FixedRules.asFarAsBorne(predictions, on, positive, evidence.wanted());
    Path single = candidates.folder(best);
    Path folder =
        switch (evidence.together()) {
          case NONE -> single;
          case SEEDS -> together(single, rules, repeats.stream().map(candidates::folder).toList());
          case FOLDS ->
              together(
                  single,
                  rules,
                  IntStream.range(0, plan.folds())
                      .mapToObj(fold -> CrossValidation.folder(single, fold))
                      .toList());
        };
    Metrics internal = Metrics.of(predictions, positive, rules.thresholds().get(0));
    return new Tested(folder, evidence.together(), predictions, internal, rules, repeats);
  }

  /** The internal AUROC of each training. */
  List<Double> internalOfRepeats() {
    return repeats.stream().map(repeat -> repeat.internal().auroc()).toList();
  }

  private static Path together(Path single, FixedRules rules, List<Path> members) {
    Path folder = single.resolveSibling(single.getFileName() + "-ensemble");
    ModelCard card = Documents.readJson(single.resolve("model.json"), ModelCard.class);
    double threshold = rules.thresholds().get(0).value();
    Ensemble.write(
        folder, card.withThreshold(threshold, rules.thresholds().get(0).fixedOn()), members);
    return folder;
  }

  /** Image by image, of models that scored the same images. */
  private static List<Prediction> mean(List<List<Prediction>> models) {
    List<Prediction> means = new ArrayList<>();
    for (int i = 0; i < models.get(0).size(); i++) {
      int row = i;
      List<Prediction> same = models.stream().map(model -> model.get(row)).toList();
      Map<String, Double> classes = new LinkedHashMap<>();
      same.forEach(
          p -> p.classScores().forEach((c, s) -> classes.merge(c, s / same.size(), Double::sum)));
      double score = same.stream().mapToDouble(Prediction::score).average().orElseThrow();
      means.add(same.get(0).withScore(score).withClassScores(classes));
    }
    return means;
  }
}
