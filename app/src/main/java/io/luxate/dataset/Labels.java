package io.luxate.dataset;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What is true of one image: its class, or those of a set's labels that hold, which may be none,
 * one or many.
 *
 * @param names sorted; one where classes exclude each other, and none where it is not known yet
 * @param exclusive whether one class excludes the others
 */
public record Labels(List<String> names, boolean exclusive) {
  /** What stands between names in one cell of a table. */
  static final String BETWEEN = ";";

  /** Of an image that waits for its one class. */
  static final Labels NOT_KNOWN = new Labels(List.of(), true);

  public Labels {
    names = names.stream().sorted().distinct().toList();
  }

  /** The one class of an image. */
  public static Labels one(String name) {
    return new Labels(List.of(name), true);
  }

  /** Those that hold, of labels that do not exclude each other. */
  public static Labels several(Collection<String> names) {
    return new Labels(List.copyOf(names), false);
  }

  /**
   * What a table's cell says where all names are known: one of them, or several with {@code ;}
   * between; a blank cell is none of them. Without known names the whole cell is one name.
   */
  public static Labels parse(String cell, Set<String> known) {
    if (known.isEmpty() || known.contains(cell)) {
      return one(cell);
    }
    return several(
        Arrays.stream(cell.split(BETWEEN, -1))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList());
  }

  /** Whether anything is said: that none of several labels holds is known, a missing class not. */
  public boolean areKnown() {
    return !exclusive || !names.isEmpty();
  }

  public boolean has(String name) {
    return names.contains(name);
  }

  /** As a table's cell shows them: {@code a;b}; empty for none. */
  public String text() {
    return String.join(BETWEEN, names);
  }
}
