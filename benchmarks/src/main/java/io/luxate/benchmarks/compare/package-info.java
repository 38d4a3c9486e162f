/**
 * Luxate and its peers in turn on the same work: {@link io.luxate.benchmarks.compare.Compare}
 * starts one process per contestant, speaks lines with them, and writes every round's figure, the
 * ratios and what the machine could do at best. {@code benchmarks/compare} starts it.
 */
@NullMarked
package io.luxate.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
