/**
 * Simulated radiographs with known truth. A patient is drawn ({@link io.luxate.phantom.Phantoms}),
 * bones are built from tapered rods and ellipsoids, X-rays are followed through them, and the site
 * gives the picture its look. Everything here is simulated: no image shows a person. Parallel to
 * the picture stands the {@link io.luxate.phantom.Truth} that made it.
 */
@NullMarked
package io.luxate.phantom;

import org.jspecify.annotations.NullMarked;
