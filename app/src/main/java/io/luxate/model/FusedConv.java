package io.luxate.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.CompilationUnit;
import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.QualifiedName;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * oneDNN's convolution that activates a pixel, or adds another tensor to it and rectifies, before
 * it stores it, with weights packed once. PyTorch has it for its compiler only, as operators that
 * its dispatcher knows by name.
 */
final class FusedConv implements AutoCloseable {
  private final Activation activation;
  private final List<Pointer> kept = new ArrayList<>();
  private final List<IValue> geometry;
  private final IValue limits;
  private final IValue none;

  /** What came out of a convolution that was activated already; {@link Ops} leave it alone. */
  static final class Activated extends Tensor {
    Activated(Tensor tensor) {
      super(tensor);
    }
  }

  /** A function without weights that may follow a convolution. */
  enum Activation {
    NONE("none", "[]"),
    RELU("relu", "[]"),
    RELU6("hardtanh", "[0.0, 6.0]"),
    HARD_SWISH("hardswish", "[]");

    private final String name;
    private final String limits;

    Activation(String name, String limits) {
      this.name = name;
      this.limits = limits;
    }

    /** The only use of that output; {@link #NONE} where there are more or it cannot be fused. */
    static Activation after(String output, List<Trace.Step> steps) {
      List<Trace.Step> uses = steps.stream().filter(s -> s.inputs().contains(output)).toList();
      return switch (uses.size() == 1 ? uses.get(0).op() : "") {
        case "Relu" -> RELU;
        case "Clip" -> RELU6; // Ops has no other
        case "HardSwish" -> HARD_SWISH;
        default -> NONE;
      };
    }
  }

  /** Of a convolution with ONNX's attributes, followed by an activation. */
  FusedConv(Map<String, Object> attributes, Activation activation) {
    this.activation = activation;
    long[] pads = (long[]) attributes.getOrDefault("pads", new long[4]);
    long[] strides = (long[]) attributes.getOrDefault("strides", new long[] {1, 1});
    long groups = (long) attributes.getOrDefault("group", 1L);
    // JavaCPP has no lists as an operator's arguments, so TorchScript makes them
    CompilationUnit lists =
        kept(
            torch.compile(
                """
                def pads() -> List[int]:
                  return [%d, %d]
                def strides() -> List[int]:
                  return [%d, %d]
                def dilations() -> List[int]:
                  return [1, 1]
                def limits() -> List[Optional[number]]:
                  values: List[Optional[number]] = %s
                  return values
                def none() -> List[Optional[number]]:
                  values: List[Optional[number]] = []
                  return values
                """
                    .formatted(pads[0], pads[1], strides[0], strides[1], activation.limits)));
    geometry =
        List.of(
            list(lists, "pads"),
            list(lists, "strides"),
            list(lists, "dilations"),
            kept(new IValue(groups)));
    limits = list(lists, "limits");
    none = list(lists, "none");
  }

  private IValue list(CompilationUnit unit, String name) {
    return kept(unit.get_function(new QualifiedName(name)).apply(new IValueVector()));
  }

  /** Outlives the scope that it was made in. */
  private <P extends Pointer> P kept(P pointer) {
    pointer.retainReference();
    kept.add(pointer);
    return pointer;
  }

  /** Whether this machine's engine has oneDNN. */
  static boolean isAvailable() {
    return torch.hasMKLDNN();
  }

  /** Weights as oneDNN wants them. */
  Tensor pack(Tensor weight) {
    IValueVector stack = new IValueVector(new IValue(weight));
    geometry.forEach(stack::push_back);
    return call("mkldnn::_reorder_convolution_weight", "", stack.push_back(new IValue()));
  }

  /** The activated convolution of {@code x}. */
  Tensor answer(Tensor x, Tensor packedWeight, Tensor bias) {
    IValueVector stack = convolution(new IValueVector(), x, packedWeight, bias);
    stack.push_back(new IValue(activation.name)).push_back(limits).push_back(new IValue());
    Tensor y = call("mkldnn::_convolution_pointwise", "", stack);
    return activation == Activation.NONE ? y : new Activated(y);
  }

  /** The rectified sum of {@code sum}, in whose memory it is left, and the convolution. */
  Tensor answerOnto(Tensor x, Tensor packedWeight, Tensor bias, Tensor sum) {
    IValueVector stack =
        convolution(new IValueVector(new IValue(sum)), x, packedWeight, bias)
            .push_back(new IValue("add"))
            .push_back(new IValue(1.0))
            .push_back(new IValue("relu"))
            .push_back(none)
            .push_back(new IValue());
    return call("mkldnn::_convolution_pointwise_", "binary", stack);
  }

  private IValueVector convolution(IValueVector stack, Tensor x, Tensor weight, Tensor bias) {
    stack.push_back(new IValue(x)).push_back(new IValue(weight));
    stack.push_back(bias.defined() ? new IValue(bias) : new IValue());
    geometry.forEach(stack::push_back);
    return stack;
  }

  private static Tensor call(String operator, String overload, IValueVector stack) {
    Dispatcher.singleton().findSchemaOrThrow(operator, overload).callBoxed(stack);
    return new Tensor(stack.get(0).toTensor()); // torch's own goes with the stack
  }

  @Override
  public void close() {
    kept.forEach(Pointer::releaseReference);
  }
}
