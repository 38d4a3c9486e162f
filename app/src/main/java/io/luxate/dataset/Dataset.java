package io.luxate.dataset;

import io.luxate.LuxateException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * A labelled set of images, as named by a manifest or by folders; no image has been opened yet.
 *
 * @param root the folder that the examples' paths start from
 * @param examples sorted by path
 * @param classes every label once, sorted; its index is the class's number
 */
public record Dataset(Path root, List<Example> examples, List<String> classes) {
  public Dataset {
    examples = List.copyOf(examples);
    classes = List.copyOf(classes);
  }

  /** The set of these examples, in path order. */
  public static Dataset of(Path root, List<Example> examples) {
    List<Example> sorted = examples.stream().sorted(Comparator.comparing(Example::path)).toList();
    return new Dataset(
        root, sorted, sorted.stream().map(Example::label).distinct().sorted().toList());
  }

  /** Throws USER when the set has no such class. */
  public void requireClass(String label) {
    if (!classes.contains(label)) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          root + " has no class '" + label + "'; its classes: " + String.join(", ", classes));
    }
  }

  /** Throws DATA, naming {@code data}, when a label is none that the model knows. */
  public void requireLabelsAmong(List<String> known, String data) {
    for (String label : classes) {
      if (!known.contains(label)) {
        throw new LuxateException(
            LuxateException.Kind.DATA,
            data
                + " has the class '"
                + label
                + "', which the model does not know; its classes: "
                + String.join(", ", known));
      }
    }
  }

  /** Whether every example says on which side it stands. */
  public boolean isSplit() {
    return examples.stream().allMatch(example -> example.split().isPresent());
  }

  /** The examples that stand on this side. */
  public List<Example> in(Split side) {
    return examples.stream()
        .filter(example -> example.split().filter(side::equals).isPresent())
        .toList();
  }
}
