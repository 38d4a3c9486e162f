package io.luxate.stats;

/**
 * One corner of the ROC curve.
 *
 * @param threshold scores at or above it are called positive; positive infinity at the origin
 * @param falsePositiveRate 1 - specificity, 0 to 1
 * @param sensitivity 0 to 1
 */
public record RocPoint(double threshold, double falsePositiveRate, double sensitivity) {}
