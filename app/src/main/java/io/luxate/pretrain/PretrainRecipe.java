package io.luxate.pretrain;

import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.Shipped;
import io.luxate.augment.Augmentation;
import io.luxate.model.Normalisation;
import io.luxate.phantom.Joint;
import io.luxate.phantom.Site;
import java.nio.file.Path;
import java.util.List;

/**
 * Everything about pretraining but the network and the seed: a YAML file with every key present.
 *
 * @param name how runs refer to it
 * @param joints drawn in turn
 * @param sites whose look the pictures have, drawn in turn
 * @param inputPx side of the network's square input
 * @param batch pictures per step
 * @param images how many pictures are shown in all; a finished run goes on with a larger number
 * @param viewsPerImage how often a simulated patient is shown, varied on the fly each time
 * @param learningRate of AdamW, at its highest
 * @param warmupImages over which the learning rate rises in a line
 * @param coolDownFraction the last part of the images, over which it falls to zero as half a cosine
 * @param gradientNorm gradients longer than this are shortened to it
 * @param validateEveryImages pictures between two validations, each of which saves a checkpoint
 * @param validationImages simulated patients of each joint to validate on
 */
public record PretrainRecipe(
    String name,
    List<Joint> joints,
    List<Site> sites,
    int inputPx,
    Normalisation normalisation,
    int batch,
    long images,
    int viewsPerImage,
    double learningRate,
    double weightDecay,
    long warmupImages,
    double coolDownFraction,
    double gradientNorm,
    long validateEveryImages,
    int validationImages,
    Augmentation onTheFly) {
  public PretrainRecipe {
    joints = List.copyOf(joints);
    sites = List.copyOf(sites);
    require(!joints.isEmpty(), "joints", "one or more", 0);
    require(!sites.isEmpty(), "sites", "one or more", 0);
    require(inputPx >= 64 && inputPx <= 512, "inputPx", "64 to 512", inputPx);
    require(viewsPerImage >= 1 && viewsPerImage <= 16, "viewsPerImage", "1 to 16", viewsPerImage);
    require(
        batch >= 2 && batch % viewsPerImage == 0, "batch", "a multiple of viewsPerImage", batch);
    require(images >= batch, "images", "a batch or more", images);
    require(
        learningRate > 0 && learningRate <= 1, "learningRate", "above 0, at most 1", learningRate);
    require(weightDecay >= 0 && weightDecay < 1, "weightDecay", "0 to below 1", weightDecay);
    require(warmupImages >= 0, "warmupImages", "0 or more", warmupImages);
    require(
        coolDownFraction >= 0 && coolDownFraction <= 1,
        "coolDownFraction",
        "0 to 1",
        coolDownFraction);
    require(gradientNorm > 0, "gradientNorm", "above 0", gradientNorm);
    require(
        validateEveryImages >= batch,
        "validateEveryImages",
        "a batch or more",
        validateEveryImages);
    require(validationImages >= 8, "validationImages", "8 or more", validationImages);
  }

  /** A recipe file. */
  public static PretrainRecipe read(Path file) {
    return Documents.readYaml(file, PretrainRecipe.class);
  }

  /** The recipe that the shipped weights were made with: {@code recipes/pretrain.yaml}. */
  public static PretrainRecipe shipped() {
    return Shipped.yaml("recipes/pretrain.yaml", PretrainRecipe.class).orElseThrow();
  }

  /** The same recipe with another number of pictures. */
  public PretrainRecipe withImages(long other) {
    return Documents.with(this, "images", other);
  }

  /** The learning rate after so many pictures: up in a line, level, down as half a cosine. */
  double rate(long done) {
    if (done < warmupImages) {
      return learningRate * (done + batch) / (warmupImages + batch);
    }
    double coolFrom = images * (1 - coolDownFraction);
    if (done < coolFrom) {
      return learningRate;
    }
    double fallen = Math.min(1, (done - coolFrom) / Math.max(1, images - coolFrom));
    return learningRate * (1 + Math.cos(Math.PI * fallen)) / 2;
  }

  private static void require(boolean holds, String key, String range, Number found) {
    if (!holds) {
      throw new LuxateException(
          LuxateException.Kind.USER, key + " must be " + range + ", not " + found);
    }
  }
}
