/**
 * Training images made more various: drawn anew for every epoch ({@link
 * io.luxate.augment.OnTheFly}, as {@link io.luxate.augment.Augmentation} allows), or written to
 * disk once before training ({@link io.luxate.augment.StaticCopies}). Everything drawn follows from
 * a seed ({@link io.luxate.augment.Seeds}).
 */
@NullMarked
package io.luxate.augment;

import org.jspecify.annotations.NullMarked;
