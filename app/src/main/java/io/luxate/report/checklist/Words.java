package io.luxate.report.checklist;

import java.util.Map;

/**
 * The words around a checklist's items, in one language.
 *
 * @param intro below the title
 * @param counts of items by status, with {@code {all}}, {@code {answered}}, {@code {partly}} and
 *     {@code {authors}}
 * @param status what each status is called
 * @param where before the files that show it
 * @param toAdd before what the authors have to add
 * @param simulated said where any task's radiographs were simulated
 * @param forAuthors heading of the list at the end
 * @param nothing below that heading when nothing is left
 */
record Words(
    String intro,
    String counts,
    Map<Answer.Status, String> status,
    String where,
    String toAdd,
    String simulated,
    String forAuthors,
    String nothing) {}
