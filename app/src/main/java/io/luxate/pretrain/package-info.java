/**
 * A backbone that learns bones and joints from simulated radiographs without end.
 *
 * <p>{@link Pretraining} is the loop; {@link SimulatedStream} its pictures; {@link TaskHeads} what
 * the network is asked about each; {@link Validation} how well it answers on other patients.
 */
@NullMarked
package io.luxate.pretrain;

import org.jspecify.annotations.NullMarked;
