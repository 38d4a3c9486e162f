package io.luxate.model;

import java.util.Map;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Tensor;

/** Every output a weighted sum of all inputs: [images, in] to [images, out]. */
final class Linear extends LinearImpl implements Layer {
  Linear(long in, long out) {
    super(in, out);
  }

  @Override
  public Tensor forward(Tensor x) {
    return Trace.note("Gemm", Map.of("transB", 1L), super.forward(x), x, weight(), bias());
  }
}
