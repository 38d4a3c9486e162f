package io.luxate.model;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.luxate.LuxateException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A {@link Trace} as ONNX's graph. Only what its outputs need goes into it. The weights are not
 * copied: the graph points into the tensors' memory, so it must be written before their scope ends.
 */
final class OnnxGraph {
  private static final String BATCH = "batch";

  private final Trace trace;
  private final String inputName;
  private final Tensor input;
  private final Map<String, Tensor> outputs = new LinkedHashMap<>();
  private final Map<String, String> publicNames = new HashMap<>();
  private final List<Tensor> alive = new ArrayList<>();

  /** To be made before anything is done with the input. */
  OnnxGraph(Trace trace, String inputName, Tensor input) {
    this.trace = trace;
    this.inputName = inputName;
    this.input = input;
    trace.name(input, inputName);
  }

  /** Declares a traced tensor to be an output, under a name for users. */
  void output(String name, Tensor tensor) {
    publicNames.put(trace.nameOf(tensor), name);
    outputs.put(name, tensor);
  }

  /** The graph from the one input to the outputs; every first dimension is free. */
  GraphProto build(String name) {
    GraphProto.Builder graph = GraphProto.newBuilder().setName(name);
    graph.addInput(declared(inputName, input));
    outputs.forEach((output, tensor) -> graph.addOutput(declared(output, tensor)));
    Set<String> needed = new HashSet<>();
    for (Trace.Step step : needed(needed)) {
      graph.addNode(node(step));
    }
    trace
        .given()
        .forEach(
            (constant, tensor) -> {
              if (needed.contains(constant) && !constant.equals(inputName)) {
                graph.addInitializer(constant(constant, tensor));
              }
            });
    return graph.build();
  }

  /** The steps that lead to an output, in their order; {@code names} receives all they use. */
  private Deque<Trace.Step> needed(Set<String> names) {
    names.addAll(publicNames.keySet());
    Deque<Trace.Step> needed = new ArrayDeque<>();
    List<Trace.Step> steps = trace.steps();
    for (int i = steps.size() - 1; i >= 0; i--) {
      if (names.contains(steps.get(i).output())) {
        needed.addFirst(steps.get(i));
        names.addAll(steps.get(i).inputs());
      }
    }
    return needed;
  }

  private NodeProto node(Trace.Step step) {
    NodeProto.Builder node =
        NodeProto.newBuilder()
            .setName(step.output())
            .setOpType(step.op())
            .addOutput(publicName(step.output()));
    step.inputs().forEach(input -> node.addInput(publicName(input)));
    new TreeMap<>(step.attributes()).forEach((key, value) -> node.addAttribute(of(key, value)));
    return node.build();
  }

  private String publicName(String name) {
    return publicNames.getOrDefault(name, name);
  }

  private static AttributeProto of(String key, Object value) {
    AttributeProto.Builder attribute = AttributeProto.newBuilder().setName(key);
    if (value instanceof Long number) {
      attribute.setType(AttributeProto.AttributeType.INT).setI(number);
    } else if (value instanceof Double number) {
      attribute.setType(AttributeProto.AttributeType.FLOAT).setF(number.floatValue());
    } else if (value instanceof String text) {
      attribute.setType(AttributeProto.AttributeType.STRING).setS(ByteString.copyFromUtf8(text));
    } else if (value instanceof long[] numbers) {
      attribute.setType(AttributeProto.AttributeType.INTS);
      for (long number : numbers) {
        attribute.addInts(number);
      }
    } else {
      throw new LuxateException(
          LuxateException.Kind.INTERNAL,
          "the attribute " + key + " of a traced step is a " + value.getClass());
    }
    return attribute.build();
  }

  private TensorProto constant(String name, Tensor tensor) {
    boolean whole = tensor.scalar_type().intern() == torch.ScalarType.Long;
    Tensor plain =
        tensor
            .detach()
            .cpu()
            .to(whole ? torch.ScalarType.Long : torch.ScalarType.Float)
            .contiguous(torch.MemoryFormat.Contiguous);
    alive.add(plain);
    TensorProto.DataType type = whole ? TensorProto.DataType.INT64 : TensorProto.DataType.FLOAT;
    TensorProto.Builder proto =
        TensorProto.newBuilder().setName(name).setDataType(type.getNumber());
    for (long side : plain.shape()) {
      proto.addDims(side);
    }
    BytePointer bytes = new BytePointer(plain.data_ptr()).capacity(plain.numel() * (whole ? 8 : 4));
    return proto.setRawData(UnsafeByteOperations.unsafeWrap(bytes.asByteBuffer())).build();
  }

  private static ValueInfoProto declared(String name, Tensor tensor) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    shape.addDimBuilder().setDimParam(BATCH);
    for (int i = 1; i < tensor.dim(); i++) {
      shape.addDimBuilder().setDimValue(tensor.size(i));
    }
    TypeProto.Tensor type =
        TypeProto.Tensor.newBuilder()
            .setElemType(TensorProto.DataType.FLOAT.getNumber())
            .setShape(shape)
            .build();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(type))
        .build();
  }
}
