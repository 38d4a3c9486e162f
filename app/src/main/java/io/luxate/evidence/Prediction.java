package io.luxate.evidence;

import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;
import io.luxate.dataset.Labels;
import io.luxate.dataset.Metadata;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One image's score by one model: a row of {@code predictions.csv}.
 *
 * @param path how the set names the image
 * @param label the true class; of several labels those that hold, {@code a;b}, or nothing for none
 * @param score probability of the positive class, or any finite score that rises with it; where no
 *     class is positive, the highest of {@code classScores}
 * @param split {@code train}, {@code val}, {@code test} or {@code external}; empty if none
 * @param fold the cross-validation fold that left this image out, from 0
 * @param task the task's name in a study
 * @param network such as {@code resnet18}
 * @param augmentation {@code none}, {@code fly}, {@code static} or {@code both}
 * @param metadata what else is known of the image: patient, site, view, ...
 * @param classScores with more than two classes, or several labels, the score of each in the order
 *     of the model
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
    Metadata metadata,
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
        Metadata.UNKNOWN,
        Map.of());
  }

  /** The true class, or the labels that hold. */
  public Labels labels() {
    return Labels.parse(label, classScores.keySet());
  }

  /**
   * The predictions as they answer for one class or label alone: it, or its absence, is the label
   * of each, and its score the score.
   *
   * @throws LuxateException DATA, naming the image, where that score is missing
   */
  public static List<Prediction> about(String name, List<Prediction> predictions) {
    return predictions.stream().map(prediction -> prediction.about(name)).toList();
  }

  private Prediction about(String name) {
    Double own = classScores.get(name);
    if (own == null) {
      throw new LuxateException(Kind.DATA, path + ": no score for '" + name + "'");
    }
    String held = labels().has(name) ? name : "not " + name;
    return new Prediction(
        path, held, own, split, fold, task, network, augmentation, metadata, Map.of());
  }

  /** Whose images were kept on one side, if that is known. */
  public Optional<String> patient() {
    return metadata.patient();
  }

  /** The hospital or source, if that is known. */
  public Optional<String> site() {
    return metadata.site();
  }

  public Prediction withScore(double other) {
    return new Prediction(
        path, label, other, split, fold, task, network, augmentation, metadata, classScores);
  }

  public Prediction withSplit(String side) {
    return new Prediction(
        path, label, score, side, fold, task, network, augmentation, metadata, classScores);
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
        metadata,
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
        metadata,
        classScores);
  }

  public Prediction with(Metadata known) {
    return new Prediction(
        path, label, score, split, fold, task, network, augmentation, known, classScores);
  }

  public Prediction withClassScores(Map<String, Double> scores) {
    return new Prediction(
        path, label, score, split, fold, task, network, augmentation, metadata, scores);
  }
}
