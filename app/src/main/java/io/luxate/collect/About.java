package io.luxate.collect;

import io.luxate.dataset.Example;
import io.luxate.dataset.Metadata;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** What is known of a picture besides its label, as cells of {@link LedgerRow#ABOUT}. */
final class About {
  private About() {}

  /** Of everything that a query found. */
  static Map<String, String> of(Optional<String> joint, Optional<String> view) {
    Map<String, String> about = new TreeMap<>();
    joint.ifPresent(value -> about.put("joint", value));
    view.ifPresent(value -> about.put("view", value));
    return about;
  }

  /** Of a row of another table. */
  static Map<String, String> of(Example example) {
    Metadata known = example.metadata();
    Map<String, String> about = of(known.joint(), known.view());
    known.patient().ifPresent(value -> about.put("patient", value));
    known.site().ifPresent(value -> about.put("site", value));
    known.sex().ifPresent(value -> about.put("sex", value));
    OptionalDouble years = known.ageYears();
    if (years.isPresent()) {
      about.put("age", String.valueOf(years.getAsDouble()));
    }
    return about;
  }

  /** The class of an example; throws USER where a set gives any number of labels. */
  static String label(Example example, String set) {
    if (!example.labels().exclusive()) {
      throw Keys.fault(
          set
              + " gives each picture any number of labels; luxate collect takes one class for each");
    }
    return example.label();
  }
}
