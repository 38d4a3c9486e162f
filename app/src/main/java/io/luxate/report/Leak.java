package io.luxate.report;

/**
 * The same picture or patient on two sides of a split.
 *
 * @param trainingPath the copy on the training side
 * @param otherPath the copy on the side that measures
 * @param kind what they share, such as {@code identical bytes} or {@code same patient}
 * @param dropped whether the training copy was dropped; otherwise both stayed, as was asked
 */
public record Leak(String trainingPath, String otherPath, String kind, boolean dropped) {}
