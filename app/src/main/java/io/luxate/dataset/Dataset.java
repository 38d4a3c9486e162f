package io.luxate.dataset;

import io.luxate.LuxateException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A labelled set of images, as named by a manifest or by folders; no image has been opened yet.
 *
 * @param root the folder that the examples' paths start from
 * @param examples sorted by path
 * @param classes every class or label once, sorted; its index is the class's number
 */
public record Dataset(Path root, List<Example> examples, List<String> classes) {
  private static final String USUAL = "dislocated";

  public Dataset {
    examples = List.copyOf(examples);
    classes = List.copyOf(classes);
  }

  /**
   * The set of these examples, in path order.
   *
   * @throws LuxateException DATA when some have a class and others any number of labels
   */
  public static Dataset of(Path root, List<Example> examples) {
    List<Example> sorted = examples.stream().sorted(Comparator.comparing(Example::path)).toList();
    if (sorted.stream().map(example -> example.labels().exclusive()).distinct().count() > 1) {
      throw new LuxateException(
          LuxateException.Kind.DATA,
          root
              + " and the sets beside it differ: some give each image one class, others any number"
              + " of labels; use the column label in all of them, or labels in all");
    }
    return new Dataset(
        root,
        sorted,
        sorted.stream()
            .flatMap(example -> example.labels().names().stream())
            .distinct()
            .sorted()
            .toList());
  }

  /** Whether several labels may hold for one image. */
  public boolean isMultiLabel() {
    return examples.stream().anyMatch(example -> !example.labels().exclusive());
  }

  /**
   * The class to find: the one asked for; or, of two, {@code dislocated}. Empty where all count
   * alike: more than two classes, or several labels.
   *
   * @throws LuxateException USER when there is no such class, when it is not clear which of two is
   *     meant, or when one of several labels is asked for
   */
  public Optional<String> positive(Optional<String> asked) {
    if (asked.isEmpty()) {
      return isMultiLabel() || classes.size() > 2 ? Optional.empty() : Optional.of(ofTwo());
    }
    if (isMultiLabel()) {
      throw fault(
          LuxateException.Kind.USER,
          " has several labels for an image, and each is found for itself; name no positive class");
    }
    if (!classes.contains(asked.get())) {
      throw fault(
          LuxateException.Kind.USER,
          " has no class '" + asked.get() + "'; its classes: " + String.join(", ", classes));
    }
    return asked;
  }

  private String ofTwo() {
    if (!classes.contains(USUAL)) {
      throw fault(
          LuxateException.Kind.USER,
          ": which class is to be found? Name the positive one of " + String.join(", ", classes));
    }
    return USUAL;
  }

  private LuxateException fault(LuxateException.Kind kind, String what) {
    return new LuxateException(kind, root + what);
  }

  /**
   * Throws DATA, naming {@code data}, when a label is none that the model knows, or images have one
   * class where it answers several labels.
   *
   * @param multiLabel whether the model answers several labels at once
   */
  public void requireLabelsAmong(List<String> known, boolean multiLabel, String data) {
    if (multiLabel != isMultiLabel()) {
      throw new LuxateException(
          LuxateException.Kind.DATA,
          data
              + (multiLabel
                  ? " gives each image one class, and the model answers several labels at once;"
                      + " give a table with a column labels"
                  : " has several labels for an image, and the model knows one class for each;"
                      + " give a table with a column label"));
    }
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
