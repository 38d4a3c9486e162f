package io.luxate.model;

import io.luxate.Count;
import io.luxate.FilePart;
import io.luxate.LuxateException;
import io.luxate.weights.Likeness;
import io.luxate.weights.Numbers;
import io.luxate.weights.Safetensors;
import io.luxate.weights.WeightsFile;
import io.luxate.weights.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/** Weights from a file into a network, by torchvision's names, and out again. */
public final class Weights {
  private Weights() {}

  private static final int NAMED = 3;

  /**
   * What became of each tensor of the file and of the network.
   *
   * @param file the file's format and what was done to its names, in words
   * @param matched tensors of the network that now hold the file's numbers
   * @param missing tensors of the network that the file lacks
   * @param leftOver tensors of the file that the network lacks
   * @param misshapen tensors of both, of different shape
   */
  public record Match(
      String file,
      List<String> matched,
      List<String> missing,
      List<String> leftOver,
      List<String> misshapen) {
    public Match {
      matched = List.copyOf(matched);
      missing = List.copyOf(missing);
      leftOver = List.copyOf(leftOver);
      misshapen = List.copyOf(misshapen);
    }

    /** One line for a person: how many, and the first few by name. */
    public String summary() {
      return Count.of(matched.size(), "tensor")
          + " matched, "
          + named(missing, "missing")
          + ", "
          + named(leftOver, "left over")
          + ", "
          + named(misshapen, "of another shape")
          + "; "
          + file;
    }

    private static String named(List<String> tensors, String what) {
      String first =
          tensors.stream().limit(NAMED).map(Words::shown).collect(Collectors.joining(", "));
      return tensors.size()
          + " "
          + what
          + (tensors.isEmpty() ? "" : " (" + first + (tensors.size() > NAMED ? ", ..." : "") + ")");
    }
  }

  /**
   * Starts a network from a weights file of any format of {@link WeightsFile}, or a bundle. The
   * head may differ (other classes); a backbone that does not fit is refused with DATA, which says
   * what the file looks like, and the network stays as it was.
   */
  public static Match start(Network network, Path file) {
    return start(network, file, Bundle.isOne(file) ? Bundle.weights(file) : WeightsFile.read(file));
  }

  private static Match start(Network network, Path file, WeightsFile read) {
    Map<String, Numbers> given = read.tensors();
    Map<String, Tensor> live = StateDict.of(network);
    List<String> matched = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    List<String> misshapen = new ArrayList<>();
    live.forEach(
        (name, tensor) -> {
          Numbers weights = given.get(name);
          if (weights == null) {
            missing.add(name);
          } else if (Arrays.equals(weights.shape(), tensor.shape())) {
            matched.add(name);
          } else {
            misshapen.add(name);
          }
        });
    List<String> leftOver = given.keySet().stream().filter(n -> !live.containsKey(n)).toList();
    Match match = new Match(read.describe(), matched, missing, leftOver, misshapen);
    refuseUnfit(network, file, match, given);
    matched.forEach(name -> write(live, name, given));
    return match;
  }

  /** Loads every tensor; throws DATA when the file is not exactly this network's. */
  static void restore(Network network, FilePart part) {
    Path file = part.file();
    Match match = start(network, file, WeightsFile.own(part));
    if (!match.missing().isEmpty() || !match.misshapen().isEmpty()) {
      throw new LuxateException(
          LuxateException.Kind.DATA,
          file + " does not hold this model: " + match.summary() + "; restore it from a copy");
    }
  }

  /** Writes all tensors of a network as safetensors, without a copy of them in Java's heap. */
  @SuppressWarnings("try") // a PointerScope acts by being open
  public static void save(Network network, Path file, Map<String, String> metadata) {
    try (PointerScope scope = new PointerScope()) {
      Map<String, Tensor> state = StateDict.of(network);
      Map<String, long[]> shapes = new LinkedHashMap<>();
      state.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
      Safetensors.write(
          file,
          shapes,
          (out, name) -> Batch.write(Objects.requireNonNull(state.get(name)), out),
          metadata);
    }
  }

  /** All tensors of a network as plain numbers. */
  public static Map<String, Numbers> snapshot(Network network) {
    Map<String, Numbers> copy = new LinkedHashMap<>();
    Engine.withoutGradient(
        () -> {
          StateDict.of(network)
              .forEach(
                  (name, tensor) ->
                      copy.put(name, new Numbers(tensor.shape(), Batch.values(tensor))));
          return true;
        });
    return copy;
  }

  /** The first tensor that holds something infinite or no number. */
  public static Optional<String> notFinite(Network network) {
    return Engine.withoutGradient(
        () ->
            StateDict.of(network).entrySet().stream()
                .filter(named -> !named.getValue().isfinite().all().item_bool())
                .map(Map.Entry::getKey)
                .findFirst());
  }

  private static void write(Map<String, Tensor> live, String name, Map<String, Numbers> given) {
    Tensor tensor = live.get(name);
    Numbers weights = given.get(name);
    if (tensor != null && weights != null) {
      Engine.withoutGradient(() -> tensor.copy_(Batch.tensor(weights.values(), weights.shape())));
    }
  }

  /**
   * A small network's tensors may all stand in a large one's file, ResNet-50's in ResNet-101's, so
   * a file that is more like another network is refused too.
   */
  private static void refuseUnfit(
      Network network, Path file, Match match, Map<String, Numbers> given) {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    StateDict.of(network).forEach((name, tensor) -> shapes.put(name, tensor.shape()));
    Predicate<String> isHead = network::inHead;
    Likeness own = Likeness.to("this network", shapes, isHead, given);
    Optional<Likeness> nearest = Likeness.nearest(given);
    if (own.isWhole() && nearest.map(Likeness::share).orElse(0.0) <= own.share()) {
      return;
    }
    throw new LuxateException(
        LuxateException.Kind.DATA,
        file
            + " does not fit this network's backbone ("
            + match.summary()
            + "); "
            + nearest
                .map(like -> "it looks like " + like.words() + ": check --arch, or give")
                .orElse("it looks like no network that Luxate knows; give")
            + " weights made for this network");
  }
}
