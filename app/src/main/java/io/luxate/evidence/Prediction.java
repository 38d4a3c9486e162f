package io.luxate.evidence;

import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One image's score by one model: a row of {@code predictions.csv}.
 *
 * @param path how the set names the image
 * @param label the true class
 * @param score probability of the positive class, or any finite score that rises with it
 * @param split {@code train}, {@code val}, {@code test} or {@code external}; empty if none
 * @param fold the cross-validation fold that left this image out, from 0
 * @param task the task's name in a study
 * @param network such as {@code resnet18}
 * @param augmentation {@code none}, {@code fly}, {@code static} or {@code both}
 * @param patient the group that was kept on one side
 * @param site the hospital or source
 * @param classScores with more than two classes, the score of each class in the order of the model
 */
public record Prediction(
    String path,
    String label,
    double score,
    String split,
    OptionalInt fold,
    Optional<String> task,
    Optional<String> network,
    Optional<String> augmentation,
    Optional<String> patient,
    Optional<String> site,
    Map<String, Double> classScores) {

  public Prediction {
    if (!Double.isFinite(score)) {
      throw new LuxateException(
          Kind.DATA, path + ": the score is " + score + "; it must be a finite number");
    }
    classScores = Collections.unmodifiableMap(new LinkedHashMap<>(classScores));
  }

  /** A bare score; the {@code with} methods add what else is known. */
  public static Prediction of(String path, String label, double score) {
    return new Prediction(
        path,
        label,
        score,
        "",
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  public Prediction withSplit(String side) {
    return new Prediction(
        path, label, score, side, fold, task, network, augmentation, patient, site, classScores);
  }

  public Prediction withFold(int number) {
    return new Prediction(
        path,
        label,
        score,
        split,
        OptionalInt.of(number),
        task,
        network,
        augmentation,
        patient,
        site,
        classScores);
  }

  public Prediction withModel(String taskName, String networkName, String augmentationName) {
    return new Prediction(
        path,
        label,
        score,
        split,
        fold,
        Optional.of(taskName),
        Optional.of(networkName),
        Optional.of(augmentationName),
        patient,
        site,
        classScores);
  }

  public Prediction withOrigin(Optional<String> patientName, Optional<String> siteName) {
    return new Prediction(
        path,
        label,
        score,
        split,
        fold,
        task,
        network,
        augmentation,
        patientName,
        siteName,
        classScores);
  }

  public Prediction withClassScores(Map<String, Double> scores) {
    return new Prediction(
        path, label, score, split, fold, task, network, augmentation, patient, site, scores);
  }
}
