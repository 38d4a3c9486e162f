package io.luxate.model;

import java.util.Map;
import org.bytedeco.pytorch.LayerNormImpl;
import org.bytedeco.pytorch.LayerNormOptions;
import org.bytedeco.pytorch.LongVector;
import org.bytedeco.pytorch.Tensor;

/** Normalisation along the last axis, each place by itself (Ba et al. 2016). */
class LayerNorm extends LayerNormImpl implements Layer {
  private final double epsilon;

  LayerNorm(long size, double epsilon) {
    super(options(size, epsilon));
    this.epsilon = epsilon;
  }

  private static LayerNormOptions options(long size, double epsilon) {
    LayerNormOptions options = new LayerNormOptions(new LongVector(new long[] {size}));
    options.eps().put(epsilon);
    return options;
  }

  @Override
  public Tensor forward(Tensor x) {
    Map<String, Object> attributes = Map.of("axis", -1L, "epsilon", epsilon);
    return Trace.note("LayerNormalization", attributes, super.forward(x), x, weight(), bias());
  }
}
