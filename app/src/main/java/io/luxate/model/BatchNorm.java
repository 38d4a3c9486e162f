package io.luxate.model;

import java.util.Map;
import org.bytedeco.pytorch.BatchNorm2dImpl;
import org.bytedeco.pytorch.BatchNormOptions;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** Batch normalisation of each channel (Ioffe and Szegedy, ICML 2015). */
final class BatchNorm extends BatchNorm2dImpl implements Layer {
  private final double epsilon;
  private boolean absorbed;

  /** With torch's usual epsilon and momentum. */
  BatchNorm(long channels) {
    this(channels, 1e-5, 0.1);
  }

  BatchNorm(long channels, double epsilon, double momentum) {
    super(options(channels, epsilon, momentum));
    this.epsilon = epsilon;
  }

  private static BatchNormOptions options(long channels, double epsilon, double momentum) {
    BatchNormOptions options = new BatchNormOptions(channels);
    options.eps().put(epsilon);
    options.momentum().put(momentum);
    return options;
  }

  /** Leaves its work, with the running statistics, to the convolution before it. */
  void moveInto(Conv before) {
    Tensor factor = weight().div(running_var().add(new Scalar(epsilon)).sqrt());
    before.absorb(factor, bias().sub(running_mean().mul(factor)));
    absorbed = true;
  }

  @Override
  public Tensor forward(Tensor x) {
    if (absorbed) {
      return x;
    }
    Map<String, Object> attributes = Map.of("epsilon", epsilon);
    Tensor y = super.forward(x);
    Tensor[] inputs = {x, weight(), bias(), running_mean(), running_var()};
    return Trace.noteOf(this, "BatchNormalization", attributes, y, inputs);
  }
}
