/**
 * Training: the recipe a person can read and edit ({@link io.luxate.train.Recipe}), the loop in the
 * open ({@link io.luxate.train.Fit}), and one finished model with its log and provenance ({@link
 * io.luxate.train.Training}).
 */
@NullMarked
package io.luxate.train;

import org.jspecify.annotations.NullMarked;
