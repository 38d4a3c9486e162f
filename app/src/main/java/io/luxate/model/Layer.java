package io.luxate.model;

import org.bytedeco.pytorch.Tensor;

/** A step of a network: activations in, activations out, both [images, channels, height, width]. */
@FunctionalInterface
interface Layer {
  Tensor forward(Tensor x);

  /** {@link #forward}, of which Java holds nothing but the result. */
  default Tensor pass(Tensor x) {
    return Passing.through(this, x);
  }
}
