/**
 * Whether maps of a model deserve trust: {@link io.luxate.explain.trust.TrustTests} makes the tests
 * on {@link io.luxate.explain.trust.TrustCase}s, each yields a record of facts with a number for
 * every image, and the {@link io.luxate.explain.trust.Verdict} says which were passed, which failed
 * and which were not made; {@link io.luxate.explain.trust.Bounds} holds every bound.
 */
@NullMarked
package io.luxate.explain.trust;

import org.jspecify.annotations.NullMarked;
