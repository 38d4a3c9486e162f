/**
 * What a model's scores amount to: predictions and their file ({@link
 * io.luxate.evidence.Predictions}), a threshold that says where it was fixed ({@link
 * io.luxate.evidence.Threshold}), and from both the numbers of {@code metrics.json} ({@link
 * io.luxate.evidence.Metrics}) and of {@code summary.csv} ({@link io.luxate.evidence.SummaryRow}).
 */
@NullMarked
package io.luxate.evidence;

import org.jspecify.annotations.NullMarked;
