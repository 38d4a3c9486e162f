package io.luxate.evidence;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.luxate.dataset.Metadata;
import io.luxate.stats.Confusion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A part of a set by itself: one site, joint, view, sex or age band. Parts of fewer than ten images
 * are counted and no more; an AUROC needs five of each class.
 *
 * @param by {@code site}, {@code joint}, {@code view}, {@code sex} or {@code age}
 * @param name as the table writes it; {@code not known} where it says nothing
 * @param n images
 * @param positives among them
 * @param gap its AUROC less that on internal data, where those are at hand
 * @param sensitivity at the first threshold fixed, like the specificity
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Subgroup(
    String by,
    String name,
    int n,
    int positives,
    Optional<Estimate> auroc,
    Optional<Estimate> gap,
    Optional<Rate> sensitivity,
    Optional<Rate> specificity) {
  /** Below this number of images there are no rates. */
  public static final int FEWEST = 10;

  private static final int FEWEST_PER_CLASS = 5;

  /** The name of the part that the table says nothing of. */
  public static final String UNKNOWN = "not known";

  /** What a table may part its images by, in the order of a report. */
  private static final Map<String, Function<Metadata, Optional<String>>> PARTINGS = partings();

  private static Map<String, Function<Metadata, Optional<String>>> partings() {
    Map<String, Function<Metadata, Optional<String>>> partings = new LinkedHashMap<>();
    partings.put("site", Metadata::site);
    partings.put("joint", Metadata::joint);
    partings.put("view", Metadata::view);
    partings.put("sex", Metadata::sex);
    partings.put("age", Subgroup::ageBand);
    return partings;
  }

  /** Every part of the rows; of what is the same for all images there are none. */
  public static List<Subgroup> of(
      List<Prediction> rows,
      String positive,
      Optional<Threshold> threshold,
      Optional<List<Prediction>> internal) {
    Optional<Area> before = internal.map(i -> Area.of(i, positive));
    List<Subgroup> parts = new ArrayList<>();
    PARTINGS.forEach(
        (by, of) -> {
          Map<String, List<Prediction>> named =
              rows.stream()
                  .collect(
                      Collectors.groupingBy(
                          row -> of.apply(row.metadata()).orElse(UNKNOWN),
                          () -> new TreeMap<>(lastUnknown()),
                          Collectors.toList()));
          if (named.size() > 1) {
            named.forEach(
                (name, part) -> parts.add(measure(by, name, part, positive, threshold, before)));
          }
        });
    return List.copyOf(parts);
  }

  private static Comparator<String> lastUnknown() {
    return Comparator.comparing((String name) -> name.equals(UNKNOWN))
        .thenComparing(Comparator.naturalOrder());
  }

  private static Subgroup measure(
      String by,
      String name,
      List<Prediction> part,
      String positive,
      Optional<Threshold> threshold,
      Optional<Area> before) {
    int n = part.size();
    int positives = (int) part.stream().filter(p -> p.label().equals(positive)).count();
    boolean both = positives >= FEWEST_PER_CLASS && n - positives >= FEWEST_PER_CLASS;
    Optional<Area> area =
        n >= FEWEST && both ? Optional.of(Area.of(part, positive)) : Optional.empty();
    Optional<Confusion> calls =
        n >= FEWEST
            ? threshold.map(
                t -> Confusion.at(Columns.scores(part), Columns.truth(part, positive), t.value()))
            : Optional.empty();
    return new Subgroup(
        by,
        name,
        n,
        positives,
        area.map(Area::estimate),
        area.flatMap(here -> before.map(whole -> Estimate.of(here.minus(whole)))),
        calls.filter(c -> positives > 0).map(c -> Rate.of(c.sensitivity())),
        calls.filter(c -> positives < n).map(c -> Rate.of(c.specificity())));
  }

  /** Children, young, middle-aged, old and very old adults. */
  private static Optional<String> ageBand(Metadata known) {
    if (known.ageYears().isEmpty()) {
      return Optional.empty();
    }
    double years = known.ageYears().getAsDouble();
    return Optional.of(
        years < 18
            ? "00-17"
            : years < 40 ? "18-39" : years < 65 ? "40-64" : years < 80 ? "65-79" : "80+");
  }
}
