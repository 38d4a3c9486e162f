/**
 * Whether a set may be learned from: {@link io.luxate.curate.audit} opens every image and asks each
 * check, {@link io.luxate.curate.shortcuts} asks whether the label can be told from what should not
 * matter, and {@link io.luxate.curate.cleaning} writes a cleaned copy.
 */
@NullMarked
package io.luxate.curate;

import org.jspecify.annotations.NullMarked;
