/** How long the steps take that a training repeats; BENCHMARKS.md says how to run them. */
@NullMarked
package io.luxate.benchmarks;

import org.jspecify.annotations.NullMarked;
