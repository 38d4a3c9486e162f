package io.luxate.explain.trust;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/**
 * How alike the trained network's maps are to those of the same network with weights drawn anew
 * (Adebayo et al., NeurIPS 2018): the head alone, the first step of their cascade, and everything,
 * its last.
 *
 * @param images with the mean over all draws
 * @param head the images' mean
 * @param all the images' mean
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Randomisation(
    List<Image> images, int headDraws, int allDraws, Similarity head, Similarity all) {
  public Randomisation {
    images = List.copyOf(images);
  }

  /** One image's maps against the trained one. */
  public record Image(String path, Similarity head, Similarity all) {}

  static Randomisation of(List<Image> images, int headDraws, int allDraws) {
    return new Randomisation(
        images,
        headDraws,
        allDraws,
        Similarity.mean(images.stream().map(Image::head).toList()),
        Similarity.mean(images.stream().map(Image::all).toList()));
  }

  Finding finding() {
    double most =
        Math.max(Math.max(head.ssim(), head.spearman()), Math.max(all.ssim(), all.spearman()));
    return Finding.of(
        TrustTest.RANDOMISATION,
        most <= Bounds.MOST_ALIKE_RANDOMISED ? Outcome.PASSED : Outcome.FAILED,
        "head_spearman",
        head.spearman(),
        "all_spearman",
        all.spearman(),
        "head_ssim",
        head.ssim(),
        "all_ssim",
        all.ssim(),
        "bound",
        Bounds.MOST_ALIKE_RANDOMISED,
        "images",
        images.size());
  }
}
