package io.luxate.evidence;

/**
 * A rule that was wanted and that the internal data cannot bear.
 *
 * @param rule {@code sensitivity}, {@code specificity}, {@code calibration} or {@code abstention}
 * @param why in words
 */
public record Refused(String rule, String why) {}
