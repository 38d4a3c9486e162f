package io.luxate.stats;

import java.util.Collection;
import java.util.List;

/** The different answers that occur, sorted. */
final class Categories {
  private Categories() {}

  static List<String> of(List<List<String>> answers) {
    return answers.stream().flatMap(Collection::stream).distinct().sorted().toList();
  }
}
