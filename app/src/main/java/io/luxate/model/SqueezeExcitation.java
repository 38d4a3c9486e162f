package io.luxate.model;

import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;

/**
 * Each channel grown or shrunk by what all channels hold on average (Hu et al., CVPR 2018) in
 * torchvision's form.
 */
final class SqueezeExcitation extends Module implements Layer {
  private final Conv fc1;
  private final Conv fc2;
  private final Layer activation;
  private final Layer gate;

  SqueezeExcitation(long channels, long squeezed, Layer activation, Layer gate) {
    this.activation = activation;
    this.gate = gate;
    fc1 = register_module("fc1", Conv.biased(channels, squeezed, 1, 1, 0));
    fc2 = register_module("fc2", Conv.biased(squeezed, channels, 1, 1, 0));
  }

  @Override
  public Tensor forward(Tensor x) {
    Tensor squeezed = activation.forward(fc1.forward(Ops.average(x)));
    return Ops.mul(gate.forward(fc2.forward(squeezed)), x);
  }
}
