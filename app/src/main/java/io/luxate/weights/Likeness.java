package io.luxate.weights;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How far the tensors of a file are those of a network, its head and its counters set aside.
 *
 * @param id the network
 * @param matched tensors of the backbone that the file holds in the same shape
 * @param backbone tensors that the backbone has
 * @param foreign tensors of the file that the backbone lacks, or has in another shape
 */
public record Likeness(String id, int matched, int backbone, int foreign) {
  /** How torch's batch norms end the name of their counter, which old files lack. */
  public static final String COUNTER = "num_batches_tracked";

  private static final double LEAST_SHARE = 0.5;

  /** The network of the zoo that the tensors are most like; empty when they are like none. */
  public static Optional<Likeness> nearest(Map<String, Numbers> tensors) {
    return KnownNetwork.all().stream()
        .map(network -> to(network.id(), network.shapes(), network::isHead, tensors))
        .max(Comparator.comparingDouble(Likeness::share))
        .filter(likeness -> likeness.share() >= LEAST_SHARE);
  }

  /**
   * The likeness to a network that is given by its shapes.
   *
   * @param isHead whether a tensor of that name belongs to the network's head
   */
  public static Likeness to(
      String id,
      Map<String, long[]> shapes,
      Predicate<String> isHead,
      Map<String, Numbers> tensors) {
    int matched = 0;
    int backbone = 0;
    for (Map.Entry<String, long[]> entry : shapes.entrySet()) {
      if (!isHead.test(entry.getKey()) && !entry.getKey().endsWith(COUNTER)) {
        backbone++;
        Numbers found = tensors.get(entry.getKey());
        matched += found != null && Arrays.equals(found.shape(), entry.getValue()) ? 1 : 0;
      }
    }
    long relevant =
        tensors.keySet().stream()
            .filter(name -> !isHead.test(name) && !name.endsWith(COUNTER))
            .count();
    return new Likeness(id, matched, backbone, (int) relevant - matched);
  }

  /** Matched tensors among all of both, 0 to 1. */
  public double share() {
    return (double) matched / Math.max(1, backbone + foreign);
  }

  /** Whether the whole backbone is there. */
  public boolean isWhole() {
    return matched == backbone;
  }

  /** For a person, to stand behind "it looks like". */
  public String words() {
    if (!isWhole()) {
      return id + ", of which it has " + matched + " of " + backbone + " tensors";
    }
    return id
        + (foreign == 0
            ? ""
            : ", with " + foreign + (foreign == 1 ? " tensor" : " tensors") + " more");
  }
}
