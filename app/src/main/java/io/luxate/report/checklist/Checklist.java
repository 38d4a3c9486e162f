package io.luxate.report.checklist;

import java.util.List;
import java.util.Optional;

/**
 * A reporting guideline's items, and what a study's run can say to each.
 *
 * @param title of the checklist
 * @param source how to cite it
 * @param note what to know about this rendering of it, such as where the numbers are from
 * @param items in their order
 */
record Checklist(String title, String source, String note, List<Item> items) {
  Checklist {
    items = List.copyOf(items);
  }

  /**
   * One item.
   *
   * @param id its number as in the original
   * @param section where a paper would have it
   * @param topic what it asks, in Luxate's words
   * @param says what the run says, filled with facts
   * @param where the files that show it
   * @param authors what only the authors can add, whatever the run knows
   * @param otherwise what the authors have to add where the run does not know a fact
   */
  record Item(
      String id,
      String section,
      String topic,
      Optional<List<Line>> says,
      Optional<String> where,
      Optional<String> authors,
      Optional<String> otherwise) {

    List<Line> lines() {
      return says.orElse(List.of());
    }

    Answer answer(Facts facts) {
      return Answer.of(this, facts);
    }
  }

  /**
   * A sentence with facts in braces. With a fact of tasks in it, it is said for each task.
   *
   * @param text such as {@code {task}: {external_n} images}
   * @param when said only where this fact is known
   * @param unless said only where this fact is not known
   */
  record Line(String text, Optional<String> when, Optional<String> unless) {}
}
