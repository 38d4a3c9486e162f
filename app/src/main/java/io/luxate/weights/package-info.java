/**
 * Weights files of the field as named plain arrays ({@link io.luxate.weights.Numbers}), whatever
 * network they are for: safetensors in and out ({@link io.luxate.weights.Safetensors}). No engine
 * stands in here, and nothing in a weights file is ever executed.
 */
@NullMarked
package io.luxate.weights;

import org.jspecify.annotations.NullMarked;
