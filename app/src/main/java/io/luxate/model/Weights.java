package io.luxate.model;

import io.luxate.LuxateException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Weights from a file into a network, by name, and out again. */
public final class Weights {
  private Weights() {}

  /**
   * What became of each tensor of the file and of the network.
   *
   * @param matched tensors of the network that now hold the file's numbers
   * @param missing tensors of the network that the file lacks
   * @param leftOver tensors of the file that the network lacks
   * @param misshapen tensors of both, of different shape
   */
  public record Match(
      List<String> matched, List<String> missing, List<String> leftOver, List<String> misshapen) {
    public Match {
      matched = List.copyOf(matched);
      missing = List.copyOf(missing);
      leftOver = List.copyOf(leftOver);
      misshapen = List.copyOf(misshapen);
    }

    /** One line for a person. */
    public String summary() {
      return matched.size()
          + " tensors matched, "
          + missing.size()
          + " missing, "
          + leftOver.size()
          + " left over, "
          + misshapen.size()
          + " of another shape";
    }
  }

  /**
   * Starts a network from a safetensors file. The head may differ (other classes); a backbone that
   * does not fit is refused with DATA and the network stays as it was.
   */
  public static Match start(Network network, Path file) {
    Map<String, Safetensors.Weights> given = Safetensors.read(file);
    Map<String, Tensor> live = StateDict.of(network);
    List<String> matched = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    List<String> misshapen = new ArrayList<>();
    live.forEach(
        (name, tensor) -> {
          Safetensors.Weights weights = given.get(name);
          if (weights == null) {
            missing.add(name);
          } else if (Arrays.equals(weights.shape(), tensor.shape())) {
            matched.add(name);
          } else {
            misshapen.add(name);
          }
        });
    List<String> leftOver = given.keySet().stream().filter(n -> !live.containsKey(n)).toList();
    Match match = new Match(matched, missing, leftOver, misshapen);
    refuseUnfit(network, file, match);
    matched.forEach(name -> write(live, name, given));
    return match;
  }

  /** Loads every tensor; throws DATA when the file is not exactly this network's. */
  static void restore(Network network, Path file) {
    Match match = start(network, file);
    if (!match.missing().isEmpty() || !match.misshapen().isEmpty()) {
      throw new LuxateException(
          LuxateException.Kind.DATA,
          file + " does not hold this model: " + match.summary() + "; restore it from a copy");
    }
  }

  /** All tensors of a network as plain numbers. */
  public static Map<String, Safetensors.Weights> snapshot(Network network) {
    Map<String, Safetensors.Weights> copy = new LinkedHashMap<>();
    Engine.withoutGradient(
        () -> {
          StateDict.of(network)
              .forEach(
                  (name, tensor) ->
                      copy.put(
                          name, new Safetensors.Weights(tensor.shape(), Batch.values(tensor))));
          return true;
        });
    return copy;
  }

  /** Puts a {@link #snapshot} back. */
  public static void restore(Network network, Map<String, Safetensors.Weights> snapshot) {
    Map<String, Tensor> live = StateDict.of(network);
    snapshot.keySet().forEach(name -> write(live, name, snapshot));
  }

  private static void write(
      Map<String, Tensor> live, String name, Map<String, Safetensors.Weights> given) {
    Tensor tensor = live.get(name);
    Safetensors.Weights weights = given.get(name);
    if (tensor != null && weights != null) {
      Engine.withoutGradient(() -> tensor.copy_(Batch.tensor(weights.values(), weights.shape())));
    }
  }

  private static void refuseUnfit(Network network, Path file, Match match) {
    List<String> wrong = new ArrayList<>(match.misshapen());
    wrong.addAll(match.missing());
    wrong.removeIf(n -> network.inHead(n) || n.endsWith("num_batches_tracked"));
    if (!wrong.isEmpty()) {
      throw new LuxateException(
          LuxateException.Kind.DATA,
          file
              + " does not fit this network's backbone ("
              + match.summary()
              + "; first: "
              + wrong.get(0)
              + "); check --arch, or give weights made for this network");
    }
  }
}
