package io.luxate.model;

import java.util.Map;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Tensor;

/** Every output a weighted sum of all inputs along the last axis: [images, in] to [images, out]. */
final class Linear extends LinearImpl implements Layer {
  Linear(long in, long out) {
    super(in, out);
  }

  @Override
  public Tensor forward(Tensor x) {
    Tensor y = super.forward(x);
    if (x.dim() == 2) {
      return Trace.note("Gemm", Map.of("transB", 1L), y, x, weight(), bias());
    }
    Map<String, Object> swap = Map.of("perm", new long[] {1, 0});
    Tensor columns = Trace.noteWithin("Transpose", swap, weight());
    Tensor product = Trace.noteWithin("MatMul", Map.of(), x, columns);
    return Trace.note("Add", Map.of(), y, product, bias());
  }
}
