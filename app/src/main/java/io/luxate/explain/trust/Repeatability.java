package io.luxate.explain.trust;

import java.util.List;

/**
 * How alike the model's maps are to those of models trained with other seeds (Arun et al.,
 * Radiology: Artificial Intelligence 2021).
 *
 * @param images with the mean over the other models
 * @param models how many others
 * @param mean the images' mean
 */
public record Repeatability(List<Image> images, int models, Similarity mean) {
  public Repeatability {
    images = List.copyOf(images);
  }

  /** One image's maps against the model's own. */
  public record Image(String path, Similarity others) {}

  static Repeatability of(List<Image> images, int models) {
    return new Repeatability(
        images, models, Similarity.mean(images.stream().map(Image::others).toList()));
  }

  Finding finding() {
    return Finding.of(
        TrustTest.REPEATABILITY,
        mean.spearman() >= Bounds.LEAST_ALIKE_REPEATED ? Outcome.PASSED : Outcome.FAILED,
        "models",
        models,
        "spearman",
        mean.spearman(),
        "ssim",
        mean.ssim(),
        "bound",
        Bounds.LEAST_ALIKE_REPEATED,
        "images",
        images.size());
  }
}
