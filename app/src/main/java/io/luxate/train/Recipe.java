package io.luxate.train;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.Shipped;
import io.luxate.augment.Augmentation;
import io.luxate.augment.StaticCopies;
import io.luxate.image.Framing;
import io.luxate.model.ModelCard;
import io.luxate.model.Normalisation;
import io.luxate.model.View;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Everything about training but the data, the network and the seed: a YAML file with every key
 * present (docs/recipes.md).
 *
 * @param name how runs refer to it
 * @param inputPx side of the network's square input
 * @param framing how a radiograph becomes that square
 * @param batch pictures per step
 * @param epochs passes, at most; an epoch shows as many pictures as there are training images
 *     unless {@code wholePool}
 * @param wholePool with static copies, whether an epoch shows every copy
 * @param patienceEpochs stop after so many epochs without a better validation; 0 never stops
 * @param keep which epoch's weights are kept when there is a validation set
 * @param learningRate at its highest
 * @param momentum of SGD; ignored by AdamW
 * @param warmupEpochs over which the learning rate rises in a line, at the first step to a tenth of
 *     an epoch's share of it
 * @param labelSmoothing 0 to 0.5
 * @param gradientNorm gradients longer than this are shortened to it; 0 never
 * @param testTimeViews of each radiograph whose answers the trained model averages; may be left out
 * @param learns what of the network; all where it is left out
 * @param frozenViews of each training picture that a frozen trunk sees; {@value #FROZEN_VIEWS}
 *     where it is left out
 */
public record Recipe(
    String name,
    int inputPx,
    Framing framing,
    Normalisation normalisation,
    int batch,
    int epochs,
    boolean wholePool,
    int patienceEpochs,
    Keep keep,
    Optimiser optimiser,
    double learningRate,
    double momentum,
    double weightDecay,
    Schedule schedule,
    double warmupEpochs,
    double labelSmoothing,
    double gradientNorm,
    Augmentation onTheFly,
    StaticCopies staticCopies,
    Optional<List<View>> testTimeViews,
    Optional<Learns> learns,
    Optional<Integer> frozenViews) {

  private static final int FROZEN_VIEWS = 4;

  /** Which weights a training ends with. */
  public enum Keep {
    /** Those of the epoch with the best validation AUROC, then the lowest validation loss. */
    BEST,
    /** Those of the last epoch. */
    LAST
  }

  /** Which weights a training changes. */
  public enum Learns {
    ALL,
    /** Those of the head, on what the trunk as it was started makes of the pictures. */
    HEAD
  }

  /** How weights follow gradients. */
  public enum Optimiser {
    SGD,
    ADAMW
  }

  /** How the learning rate falls. */
  public enum Schedule {
    CONSTANT,
    /** Half a cosine down to zero. */
    COSINE
  }

  public Recipe {
    require(inputPx >= 32 && inputPx <= 1024, "inputPx", "32 to 1024", inputPx);
    require(batch >= 2 && batch <= 1024, "batch", "2 to 1024", batch);
    require(epochs >= 1 && epochs <= 10_000, "epochs", "1 to 10000", epochs);
    require(patienceEpochs >= 0, "patienceEpochs", "0 or more", patienceEpochs);
    require(learningRate > 0 && learningRate <= 10, "learningRate", "above 0", learningRate);
    require(momentum >= 0 && momentum < 1, "momentum", "0 to below 1", momentum);
    require(weightDecay >= 0 && weightDecay < 1, "weightDecay", "0 to below 1", weightDecay);
    require(warmupEpochs >= 0, "warmupEpochs", "0 or more", warmupEpochs);
    require(
        labelSmoothing >= 0 && labelSmoothing <= 0.5, "labelSmoothing", "0 to 0.5", labelSmoothing);
    require(gradientNorm >= 0, "gradientNorm", "0 or more", gradientNorm);
    int views = frozenViews.orElse(FROZEN_VIEWS);
    require(views >= 1 && views <= 1000, "frozenViews", "1 to 1000", views);
    present("name", name);
    present("framing", framing);
    present("normalisation", normalisation);
    present("keep", keep);
    present("optimiser", optimiser);
    present("schedule", schedule);
    present("onTheFly", onTheFly);
    present("staticCopies", staticCopies);
  }

  /** A recipe file. */
  public static Recipe read(Path file) {
    return Documents.readYaml(file, Recipe.class);
  }

  /** A recipe that Luxate ships: {@code default}, {@code demo} or {@code paper}. */
  public static Recipe shipped(String name) {
    return Shipped.yaml("recipes/" + name + ".yaml", Recipe.class)
        .orElseThrow(
            () ->
                new LuxateException(
                    LuxateException.Kind.USER,
                    "no recipe '"
                        + name
                        + "' is shipped; use default, demo or paper, or give a file"));
  }

  /** The same recipe with another number of epochs. */
  public Recipe withEpochs(int other) {
    return Documents.with(this, "epochs", other);
  }

  /** The same recipe for a model that averages its answers over these views. */
  public Recipe withTestTimeViews(List<View> views) {
    return Documents.with(this, "testTimeViews", views);
  }

  /** The same recipe with another side of the network's input. */
  public Recipe withInputPx(int other) {
    return Documents.with(this, "inputPx", other);
  }

  /** The same recipe for a network of which only the head learns. */
  public Recipe withFrozenTrunk() {
    return Documents.with(this, "learns", Learns.HEAD);
  }

  /** The same recipe with another number of views for a frozen trunk. */
  public Recipe withFrozenViews(int other) {
    return Documents.with(this, "frozenViews", other);
  }

  /** Whether only the head learns. */
  @JsonIgnore
  public boolean freezesTrunk() {
    return learns.equals(Optional.of(Learns.HEAD));
  }

  /** Views of each training picture that a frozen trunk sees. */
  @JsonIgnore
  int viewsOfTrunk() {
    return frozenViews.orElse(FROZEN_VIEWS);
  }

  /** The longer side at which pictures are kept in memory. */
  @JsonIgnore
  public int workingPx() {
    return ModelCard.workingPx(inputPx, onTheFly.cropFromPx());
  }

  private static void require(boolean holds, String key, String range, Number found) {
    if (!holds) {
      throw new LuxateException(
          LuxateException.Kind.USER, key + " must be " + range + ", not " + found);
    }
  }

  @SuppressWarnings("NullAway") // Jackson passes null for a missing key
  private static void present(String key, Object value) {
    if (value == null) {
      throw new LuxateException(LuxateException.Kind.USER, "the key " + key + " is missing");
    }
  }
}
