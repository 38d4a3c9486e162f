/**
 * Weights files of the field as named plain arrays ({@link io.luxate.weights.Numbers}), and no
 * engine. {@link io.luxate.weights.WeightsFile} reads safetensors and PyTorch files and gives
 * torchvision's names; the pickle inside is read by {@link io.luxate.weights.Pickle}, which can run
 * nothing. {@link io.luxate.weights.Likeness} says which network a file looks like. {@link
 * io.luxate.weights.Catalogue} lists what others publish, and {@link io.luxate.weights.Fetch}
 * brings it into the {@link io.luxate.weights.WeightsStore}.
 */
@NullMarked
package io.luxate.weights;

import org.jspecify.annotations.NullMarked;
