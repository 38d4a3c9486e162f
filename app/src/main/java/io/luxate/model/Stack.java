package io.luxate.model;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;

/**
 * Layers one after the other, like torch's {@code Sequential}: a layer with parameters is
 * registered under its position, so that names equal torchvision's ({@code layer1.0.conv1}); a
 * layer without takes a position and no name.
 */
final class Stack extends Module implements Layer {
  private final List<Layer> layers = new ArrayList<>();

  /** Appends a layer that has parameters. */
  <M extends Module & Layer> Stack add(M layer) {
    return add(Integer.toString(layers.size()), layer);
  }

  /** Appends a layer under a name of its own. */
  <M extends Module & Layer> Stack add(String name, M layer) {
    register_module(name, layer);
    layers.add(layer);
    return this;
  }

  /** Appends a layer without parameters. */
  Stack then(Layer layer) {
    layers.add(layer);
    return this;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // a layer in place answers the handle it was given
  public Tensor forward(Tensor x) {
    Tensor y = x;
    for (Layer layer : layers) {
      Tensor before = y;
      y = layer.pass(before);
      if (before != x && before != y) {
        Passing.release(before);
      }
    }
    return y;
  }
}
