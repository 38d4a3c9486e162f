package io.luxate.curate.shortcuts;

import io.luxate.dataset.Example;
import io.luxate.dataset.Item;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where images came from, as the table names it. */
final class Origins {
  private Origins() {}

  /** One column per name of a site or source, 1 where the image bears it. */
  static double[][] of(List<Item> items) {
    List<String> sites = names(items, Example::site);
    List<String> sources = names(items, Example::source);
    double[][] columns = new double[items.size()][sites.size() + sources.size()];
    for (int i = 0; i < columns.length; i++) {
      double[] row = columns[i];
      Example example = items.get(i).example();
      example.site().ifPresent(name -> row[sites.indexOf(name)] = 1);
      example.source().ifPresent(name -> row[sites.size() + sources.indexOf(name)] = 1);
    }
    return columns;
  }

  private static List<String> names(List<Item> items, Function<Example, Optional<String>> column) {
    return items.stream()
        .flatMap(item -> column.apply(item.example()).stream())
        .distinct()
        .sorted()
        .toList();
  }
}
