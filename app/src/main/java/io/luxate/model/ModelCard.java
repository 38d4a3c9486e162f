package io.luxate.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.image.Framing;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Everything needed to use a model's weights: {@code model.json}.
 *
 * @param luxate version of Luxate that wrote it
 * @param architecture a name of {@link Architecture}
 * @param classes in the order of the network's outputs
 * @param positive the class whose probability is the score; empty where all count alike
 * @param multiLabel whether several of the classes may hold at once: probabilities are then each
 *     label's own and need not add up to 1
 * @param inputPx side of the square input
 * @param cropFromPx the side framed to before the middle {@code inputPx} are cut out; 0 for none
 * @param threshold a score at or above it calls the image positive
 * @param thresholds of several labels, each one's own; a label without one was never measured
 * @param thresholdFrom the internal data the thresholds were fixed on, in words
 * @param simulated whether any training image was simulated
 * @param views of each radiograph whose answers are averaged; empty for the plain one alone
 */
public record ModelCard(
    String luxate,
    String architecture,
    List<String> classes,
    Optional<String> positive,
    Boolean multiLabel,
    int inputPx,
    int cropFromPx,
    Framing framing,
    Normalisation normalisation,
    Optional<Double> threshold,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Double> thresholds,
    String thresholdFrom,
    boolean simulated,
    Optional<List<View>> views) {
  /** What every form of a model says to whoever takes it along. */
  public static final String DISCLAIMER =
      "Research and triage-support tool. Not a certified medical device: no patient's care may rest"
          + " on its output.";

  private static final int MOST_CLASSES = 1000;

  @SuppressWarnings("NullAway") // Jackson passes null for a missing key
  public ModelCard {
    present("architecture", architecture);
    present("classes", classes);
    present("framing", framing);
    present("normalisation", normalisation);
    classes = List.copyOf(classes);
    multiLabel = multiLabel != null && multiLabel;
    thresholds =
        thresholds == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(thresholds));
    if (positive.isPresent() && !classes.contains(positive.get())) {
      throw new LuxateException(
          LuxateException.Kind.DATA,
          "model.json: the positive class '"
              + positive.get()
              + "' is not among the classes "
              + classes);
    }
    if (multiLabel == positive.isPresent() && (multiLabel || classes.size() < 3)) {
      throw new LuxateException(
          LuxateException.Kind.DATA,
          multiLabel
              ? "model.json: of several labels none is the positive class"
              : "model.json: the key positive is missing");
    }
    if (!classes.containsAll(thresholds.keySet())) {
      throw new LuxateException(
          LuxateException.Kind.DATA,
          "model.json: thresholds "
              + thresholds.keySet()
              + " are not all of the classes "
              + classes);
    }
    if (classes.stream().distinct().count() < 2) {
      throw new LuxateException(
          LuxateException.Kind.DATA, "model.json: " + classes + " are not two classes or more");
    }
    if (classes.size() > MOST_CLASSES) {
      throw new LuxateException(
          LuxateException.Kind.DATA, "model.json: more than " + MOST_CLASSES + " classes");
    }
    if (inputPx < 32 || inputPx > 2048) {
      throw new LuxateException(
          LuxateException.Kind.DATA, "model.json: inputPx " + inputPx + " is not in 32..2048");
    }
  }

  /** A card of classes that exclude each other, for the plain view alone. */
  public ModelCard(
      String luxate,
      String architecture,
      List<String> classes,
      Optional<String> positive,
      int inputPx,
      int cropFromPx,
      Framing framing,
      Normalisation normalisation,
      Optional<Double> threshold,
      String thresholdFrom,
      boolean simulated) {
    this(
        luxate,
        architecture,
        classes,
        positive,
        false,
        inputPx,
        cropFromPx,
        framing,
        normalisation,
        threshold,
        Map.of(),
        thresholdFrom,
        simulated,
        Optional.empty());
  }

  /** What the answers for a radiograph are averaged over, one view or more. */
  List<View> averaged() {
    return views.filter(list -> !list.isEmpty()).orElse(List.of(View.PLAIN));
  }

  /** The same card, its answers averaged over these views. */
  public ModelCard withViews(List<View> wanted) {
    return Documents.with(this, "views", wanted);
  }

  private static void present(String key, @Nullable Object value) {
    if (value == null) {
      throw new LuxateException(
          LuxateException.Kind.DATA, "model.json: the key " + key + " is missing");
    }
  }

  /** The probability of the positive class; where there is none, the highest. */
  public double score(double[] probabilities) {
    return positive
        .map(name -> probabilities[classes.indexOf(name)])
        .orElseGet(() -> DoubleStream.of(probabilities).max().orElse(Double.NaN));
  }

  /** At or above it a class or label is called; empty where it was never fixed. */
  public Optional<Double> thresholdOf(String name) {
    return positive.filter(name::equals).isPresent()
        ? threshold
        : Optional.ofNullable(thresholds.get(name));
  }

  /** Every threshold that was fixed, by the name of what is called at it. */
  public Map<String, Double> thresholdsByName() {
    Map<String, Double> fixed = new TreeMap<>();
    classes.forEach(name -> thresholdOf(name).ifPresent(value -> fixed.put(name, value)));
    return fixed;
  }

  /** The longer side to which pictures are shrunk once before anything else. */
  public int workingPx() {
    return workingPx(inputPx, cropFromPx);
  }

  /** Enough pixels to crop and turn without blur, and few enough to hold a set in memory. */
  public static int workingPx(int inputPx, int cropFromPx) {
    return Math.max(inputPx, cropFromPx) * 5 / 4;
  }

  /** What makes a radiograph the square of grey values that is normalised last, in words. */
  public List<String> preprocessing() {
    String square = "a square of " + Math.max(inputPx, cropFromPx) + " px";
    String crop =
        cropFromPx > inputPx ? ", then the middle " + inputPx + " x " + inputPx + " px of it" : "";
    String framed =
        framing == Framing.LETTERBOX
            ? "The whole image, its shape kept, centred on black in " + square + crop
            : "The whole image pressed into " + square + ", its shape not kept" + crop;
    return List.of(
        "Upright, as EXIF asks, in grey values 0 to 1: the stored samples over the largest value of"
            + " the bit depth; of colours 0.299 R + 0.587 G + 0.114 B.",
        "Shrunk, never enlarged, to at most "
            + workingPx()
            + " px on the longer side, with a triangle filter that reaches one output pixel to"
            + " either side of a pixel's centre.",
        framed + "; the same filter where the image shrinks, plain bilinear where it grows.");
  }

  /** The same model, calling the positive class, or each label, at these thresholds. */
  public ModelCard withThresholds(Map<String, Double> byName, String from) {
    return new ModelCard(
        luxate,
        architecture,
        classes,
        positive,
        multiLabel,
        inputPx,
        cropFromPx,
        framing,
        normalisation,
        positive.map(byName::get),
        multiLabel ? byName : Map.of(),
        from,
        simulated,
        views);
  }
}
