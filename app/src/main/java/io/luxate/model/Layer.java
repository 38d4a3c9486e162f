package io.luxate.model;

import org.bytedeco.pytorch.Tensor;

/** A step of a network: activations in, activations out, both [images, channels, height, width]. */
@FunctionalInterface
interface Layer {
  Tensor forward(Tensor x);
}
