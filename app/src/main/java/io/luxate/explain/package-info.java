/**
 * Where a network looked: class activation maps ({@link io.luxate.explain.ActivationMap}) led back
 * through the recorded geometry to the pixels of the original file, and drawn over it ({@link
 * io.luxate.explain.Overlay}).
 */
@NullMarked
package io.luxate.explain;

import org.jspecify.annotations.NullMarked;
