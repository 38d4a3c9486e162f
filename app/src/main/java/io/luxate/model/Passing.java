package io.luxate.model;

import java.util.List;
import java.util.function.Function;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * How long the tensors live that a pass through layers makes on its way. Java's hold on them ends
 * with the layer, so that autograd alone decides: in answers they go at once, and in training each
 * goes as soon as the backward pass is through with it, as it does in Python. While a {@link Trace}
 * is open all of them stay, since it knows them by their place in memory.
 */
final class Passing {
  private Passing() {}

  /** The layer's result, which belongs to the scope of the caller, as {@code x} does. */
  static Tensor through(Layer layer, Tensor x) {
    return all(y -> List.of(layer.forward(y)), x).get(0);
  }

  /** The same of a pass that gives several tensors. */
  @SuppressWarnings({"try", "ReferenceEquality"}) // a scope acts by being open; in place: x itself
  static List<Tensor> all(Function<Tensor, List<Tensor>> pass, Tensor x) {
    PointerScope callers = PointerScope.getInnerScope();
    if (callers == null || Trace.isOpen()) {
      return pass.apply(x);
    }
    try (PointerScope scope = new PointerScope()) {
      List<Tensor> results = pass.apply(x);
      results.stream().filter(y -> y != x).forEach(callers::attach);
      return results;
    }
  }

  /** Ends Java's hold on a tensor of the innermost scope. */
  static void release(Tensor tensor) {
    PointerScope scope = PointerScope.getInnerScope();
    if (scope != null && !Trace.isOpen()) {
      scope.detach(tensor);
    }
  }
}
