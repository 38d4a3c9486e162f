/**
 * The same picture twice, however it was changed. {@link
 * io.luxate.curate.duplicates.DuplicateCheck} works in two stages. First come candidates, each way
 * far below comparing all pairs: equal bytes or pixels, perceptual hashes under the eight
 * orientations and inverted ({@link io.luxate.curate.duplicates.PerceptualHash} in a {@link
 * io.luxate.curate.duplicates.HashIndex}), landmarks in common ({@link
 * io.luxate.curate.duplicates.LandmarkIndex}) and nearness to the network. Then {@link
 * io.luxate.curate.duplicates.Registration} lays one picture over the other and decides.
 */
@NullMarked
package io.luxate.curate.duplicates;

import org.jspecify.annotations.NullMarked;
