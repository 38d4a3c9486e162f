package io.luxate.weights;

import io.luxate.LuxateException;
import io.luxate.Shipped;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A network of torchvision's by the names and shapes of its tensors, as {@code
 * benchmarks/peers/network_names.py} wrote them down.
 *
 * @param id as torchvision calls it, {@code resnet50}
 * @param shapes by name, those of the head for ImageNet's thousand classes
 */
public record KnownNetwork(String id, Map<String, long[]> shapes) {
  private static final String FOLDER = "io/luxate/weights/networks/";
  private static final long IMAGENET_CLASSES = 1000;

  /** All of them; read once. */
  public static List<KnownNetwork> all() {
    return Known.ALL;
  }

  /** Whether a tensor belongs to a head, which changes with the classes. */
  boolean isHead(String name) {
    long[] shape = shapes.get(name);
    return shape != null && shape.length > 0 && shape[0] == IMAGENET_CLASSES;
  }

  private static final class Known {
    static final List<KnownNetwork> ALL = lines("index").map(Known::network).toList();

    private static KnownNetwork network(String id) {
      return new KnownNetwork(id, table(lines(id).toList()));
    }

    private static java.util.stream.Stream<String> lines(String name) {
      return Shipped.bytes(FOLDER + name + ".txt")
          .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
          .orElseThrow(
              () ->
                  new LuxateException(
                      LuxateException.Kind.INTERNAL, "the jar lacks " + name + "; build it again"))
          .lines()
          .filter(Predicate.not(String::isBlank));
    }
  }

  /** A table's tensors; a line is a module, its kind and the shape of its weight. */
  static Map<String, long[]> table(List<String> lines) {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    for (String line : lines) {
      String[] words = line.split(" ", -1);
      String module = words[0];
      long[] shape =
          Arrays.stream(words[2].split("x", -1))
              .filter(Predicate.not(String::isEmpty))
              .mapToLong(Long::parseLong)
              .toArray();
      switch (words[1]) {
        case "p" -> shapes.put(module, shape);
        case "w" -> shapes.put(module + ".weight", shape);
        case "wb" -> {
          shapes.put(module + ".weight", shape);
          shapes.put(module + ".bias", new long[] {shape[0]});
        }
        case "n" -> {
          for (String part : List.of("weight", "bias", "running_mean", "running_var")) {
            shapes.put(module + "." + part, shape);
          }
          shapes.put(module + "." + Likeness.COUNTER, new long[0]);
        }
        default -> throw new IllegalArgumentException(line);
      }
    }
    return shapes;
  }
}
