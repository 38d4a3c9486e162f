package io.luxate.report;

import java.util.List;

/**
 * Everything the report of one study says.
 *
 * @param title the page's heading
 * @param question what was asked, in one or two sentences
 * @param simulated whether the radiographs were simulated; then the page says so wherever their
 *     numbers stand
 * @param tasks one per joint, in the order of the headline table
 * @param warnings what the reader must know before the numbers; may be empty
 * @param limits limits of this study besides those that hold for every one; may be empty
 * @param provenance data hash, recipe, seed, versions, machine: in the order to show
 * @param generatedAt when, as the page shall show it
 * @param language of the page; the words handed over here are in it already
 */
public record StudyReport(
    String title,
    String question,
    boolean simulated,
    List<TaskReport> tasks,
    List<String> warnings,
    List<String> limits,
    List<Fact> provenance,
    String generatedAt,
    Language language) {

  /** One named line of the provenance table. */
  public record Fact(String name, String value) {}

  public StudyReport {
    tasks = List.copyOf(tasks);
    warnings = List.copyOf(warnings);
    limits = List.copyOf(limits);
    provenance = List.copyOf(provenance);
  }
}
