package io.luxate.evidence;

import io.luxate.model.ModelCard;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a model is to find, and therefore what its predictions are measured by. Thresholds stand
 * under the name of the class or label that is called at them.
 */
public sealed interface Aim {

  /** The one class to find; empty where all count alike. */
  default Optional<String> positive() {
    return Optional.empty();
  }

  /** Whether the predictions hold what an AUROC needs. */
  boolean isMeasurable(List<Prediction> predictions);

  /**
   * Youden's thresholds on internal predictions, as far as they can be measured.
   *
   * @param on those predictions in words
   */
  Map<String, Threshold> fix(List<Prediction> internal, String on);

  /** The numbers of the predictions, their calls at these thresholds. */
  Metrics measure(List<Prediction> predictions, Map<String, Threshold> fixed);

  /** The aim of a model. */
  static Aim of(ModelCard card) {
    return of(card.classes(), card.positive(), card.multiLabel());
  }

  /**
   * The aim of a training.
   *
   * @param positive the class to find, if there is one
   * @param multiLabel whether several of the classes may hold for one image
   */
  static Aim of(List<String> classes, Optional<String> positive, boolean multiLabel) {
    if (multiLabel) {
      return new SeveralLabels(classes);
    }
    return positive.<Aim>map(OneClass::new).orElseGet(() -> new ClassesAlike());
  }

  /** The thresholds that were fixed for a model. */
  static Map<String, Threshold> fixed(ModelCard card) {
    Map<String, Threshold> fixed = new TreeMap<>();
    card.thresholdsByName()
        .forEach((name, t) -> fixed.put(name, new Threshold(t, card.thresholdFrom(), "Youden")));
    return fixed;
  }

  /** To find one class among the others. */
  record OneClass(String name) implements Aim {
    @Override
    public Optional<String> positive() {
      return Optional.of(name);
    }

    @Override
    public boolean isMeasurable(List<Prediction> predictions) {
      return Columns.hasBoth(predictions, name);
    }

    @Override
    public Map<String, Threshold> fix(List<Prediction> internal, String on) {
      return Map.of(name, Threshold.youden(internal, name, on));
    }

    @Override
    public Metrics measure(List<Prediction> predictions, Map<String, Threshold> fixed) {
      return Metrics.of(predictions, name, Optional.ofNullable(fixed.get(name)));
    }
  }

  /**
   * To tell more than two classes apart, none of them before the others; the likeliest is called.
   */
  record ClassesAlike() implements Aim {
    @Override
    public boolean isMeasurable(List<Prediction> predictions) {
      return predictions.stream().map(Prediction::label).distinct().count() > 1;
    }

    @Override
    public Map<String, Threshold> fix(List<Prediction> internal, String on) {
      return Map.of();
    }

    @Override
    public Metrics measure(List<Prediction> predictions, Map<String, Threshold> fixed) {
      return Metrics.ofClasses(predictions);
    }
  }

  /** To say of each label by itself whether it holds. */
  record SeveralLabels(List<String> labels) implements Aim {
    public SeveralLabels {
      labels = List.copyOf(labels);
    }

    @Override
    public boolean isMeasurable(List<Prediction> predictions) {
      return labels.stream().anyMatch(label -> isMeasurable(predictions, label));
    }

    @Override
    public Map<String, Threshold> fix(List<Prediction> internal, String on) {
      return labels.stream()
          .filter(label -> isMeasurable(internal, label))
          .collect(
              Collectors.toMap(
                  label -> label,
                  label -> Threshold.youden(Prediction.about(label, internal), label, on),
                  (a, b) -> a,
                  TreeMap::new));
    }

    @Override
    public Metrics measure(List<Prediction> predictions, Map<String, Threshold> fixed) {
      return Metrics.ofLabels(predictions, fixed);
    }

    private static boolean isMeasurable(List<Prediction> predictions, String label) {
      return Columns.hasBoth(Prediction.about(label, predictions), label);
    }
  }
}
