package io.luxate.report;

import java.util.List;
import java.util.Optional;

/**
 * What became of the files of one task, as STARD 2015 (item 19) and TRIPOD+AI ask to draw it.
 *
 * @param found files of the set to develop on
 * @param leftOut those that could not be used, by reason
 * @param leaksDropped usable images that were dropped because they stand on another side too
 * @param parts images used, by side of the split; their number is what is left
 * @param tested the external set; empty where a part of the same set is tested on, or none
 */
public record ImageFlow(
    int found, List<Part> leftOut, int leaksDropped, List<Part> parts, Optional<Tested> tested) {

  /** A number of images under a name: a side of the split, a site, or a reason to leave out. */
  public record Part(String name, int images) {}

  /**
   * The external set after it was opened.
   *
   * @param found its files
   * @param leftOut those not tested on, by reason
   * @param sites images tested on, by site
   */
  public record Tested(int found, List<Part> leftOut, List<Part> sites) {
    public Tested {
      leftOut = List.copyOf(leftOut);
      sites = List.copyOf(sites);
    }
  }

  public ImageFlow {
    leftOut = List.copyOf(leftOut);
    parts = List.copyOf(parts);
  }
}
