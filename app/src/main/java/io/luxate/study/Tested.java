package io.luxate.study;

import io.luxate.Documents;
import io.luxate.evidence.Aim;
import io.luxate.evidence.FixedRules;
import io.luxate.evidence.Metrics;
import io.luxate.evidence.Prediction;
import io.luxate.evidence.Threshold;
import io.luxate.model.Ensemble;
import io.luxate.model.ModelCard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
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
 * @param thresholds that calls are made at, by the class or label called
 * @param repeats the chosen candidate and the same with other seeds
 */
record Tested(
    Path folder,
    EvidencePlan.Together together,
    List<Prediction> predictions,
    Metrics internal,
    Map<String, Threshold> thresholds,
    FixedRules rules,
    List<Candidate> repeats) {
  Tested {
    predictions = List.copyOf(predictions);
    repeats = List.copyOf(repeats);
  }

  /** Puts it together from the trained candidates, on disk where several answer as one. */
  static Tested of(StudyPlan plan, Candidates candidates, List<Candidate> repeats) {
    Candidate best = repeats.get(0);
    Aim aim = candidates.aim();
    EvidencePlan evidence = plan.evidencePlan();
    List<Prediction> predictions =
        evidence.together() == EvidencePlan.Together.SEEDS
            ? mean(aim, repeats.stream().map(candidates::predictions).toList())
            : candidates.predictions(best);
    String on = best.on();
    Map<String, Threshold> thresholds = aim.fix(predictions, on);
    ModelCard card =
        Documents.readJson(candidates.folder(best).resolve("model.json"), ModelCard.class)
            .withThresholds(Threshold.values(thresholds), on);
    FixedRules rules =
        aim.positive()
            .map(name -> FixedRules.asFarAsBorne(predictions, on, name, evidence.wanted()))
            .orElse(FixedRules.none());
    Path single = candidates.folder(best);
    Path folder =
        switch (evidence.together()) {
          case NONE -> single;
          case SEEDS -> together(single, card, repeats.stream().map(candidates::folder).toList());
          case FOLDS ->
              together(
                  single,
                  card,
                  IntStream.range(0, plan.folds())
                      .mapToObj(fold -> CrossValidation.folder(single, fold))
                      .toList());
        };
    Metrics internal = aim.measure(predictions, thresholds);
    return new Tested(
        folder, evidence.together(), predictions, internal, thresholds, rules, repeats);
  }

  /** The internal AUROC of each training. */
  List<Double> internalOfRepeats() {
    return repeats.stream().map(repeat -> repeat.internal().auroc()).toList();
  }

  private static Path together(Path single, ModelCard card, List<Path> members) {
    Path folder = single.resolveSibling(single.getFileName() + "-ensemble");
    Ensemble.write(folder, card, members);
    return folder;
  }

  /** Image by image, of models that scored the same images. */
  private static List<Prediction> mean(Aim aim, List<List<Prediction>> models) {
    List<Prediction> means = new ArrayList<>();
    for (int i = 0; i < models.get(0).size(); i++) {
      int row = i;
      List<Prediction> same = models.stream().map(model -> model.get(row)).toList();
      Map<String, Double> classes = new LinkedHashMap<>();
      same.forEach(
          p -> p.classScores().forEach((c, s) -> classes.merge(c, s / same.size(), Double::sum)));
      double score =
          aim.positive().isPresent()
              ? same.stream().mapToDouble(Prediction::score).average().orElseThrow()
              : Collections.max(classes.values());
      means.add(same.get(0).withScore(score).withClassScores(classes));
    }
    return means;
  }
}
