/**
 * What follows from an audit: {@link io.luxate.curate.cleaning.Cleaning} writes a copy of the set
 * without what must be mended, by the {@link io.luxate.curate.cleaning.Rule}s, and an account of
 * every {@link io.luxate.curate.cleaning.Change}. The set itself is never touched.
 */
@NullMarked
package io.luxate.curate.cleaning;

import org.jspecify.annotations.NullMarked;
