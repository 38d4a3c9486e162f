package io.luxate.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * What a network does to an input, written down step by step in ONNX's terms while it runs on one
 * thread: every {@link Ops function} and layer of a network notes itself here while a trace is
 * open.
 *
 * <p>A tensor is known by its identity in memory, so that functions that work in place are followed
 * too. A tensor that no step brought forth is a parameter of the network or a constant.
 */
final class Trace implements AutoCloseable {
  private static final ThreadLocal<@Nullable Trace> OPEN = new ThreadLocal<>();

  private final Map<Long, String> names = new HashMap<>();
  private final Map<String, Tensor> given = new LinkedHashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private final Map<String, Layer> layers = new HashMap<>();
  private final List<Tensor> alive = new ArrayList<>();

  /**
   * One node of the graph.
   *
   * @param op ONNX's name of the operator
   * @param attributes long, long[], double or String, by ONNX's names
   */
  record Step(String op, List<String> inputs, String output, Map<String, Object> attributes) {
    Step {
      inputs = List.copyOf(inputs);
      attributes = Map.copyOf(attributes);
    }
  }

  /** Opens a trace on this thread; parameters go by their names in the network. */
  Trace(Network network) {
    StateDict.of(network).forEach((name, tensor) -> name(tensor, name));
    OPEN.set(this);
  }

  /** Whether a trace is open on this thread. */
  static boolean isOpen() {
    return OPEN.get() != null;
  }

  /** Gives a tensor its name, an input's for example. */
  void name(Tensor tensor, String name) {
    alive.add(tensor);
    names.put(identity(tensor), name);
    given.put(name, tensor);
  }

  /** Notes a step, where a trace is open; answers {@code output}. */
  static Tensor note(String op, Map<String, Object> attributes, Tensor output, Tensor... inputs) {
    Trace trace = OPEN.get();
    if (trace != null) {
      trace.add(op, attributes, output, inputs);
    }
    return output;
  }

  /** Notes what a layer did, as {@link #note} does, and which one it was. */
  static Tensor noteOf(
      Layer layer, String op, Map<String, Object> attributes, Tensor output, Tensor... inputs) {
    Trace trace = OPEN.get();
    if (trace != null) {
      trace.add(op, attributes, output, inputs);
      trace.layers.put(trace.nameOf(output), layer);
    }
    return output;
  }

  /**
   * Notes a step that torch takes unseen within a larger one; answers what stands for its result as
   * an input of later steps.
   */
  static Tensor noteWithin(String op, Map<String, Object> attributes, Tensor... inputs) {
    Trace trace = OPEN.get();
    if (trace == null) {
      return inputs[0];
    }
    Tensor standIn = torch.empty(0);
    trace.add(op, attributes, standIn, inputs);
    return standIn;
  }

  private void add(String op, Map<String, Object> attributes, Tensor output, Tensor... inputs) {
    List<String> from = Arrays.stream(inputs).map(this::nameOf).toList();
    String to = op + "_" + steps.size();
    alive.add(output);
    names.put(identity(output), to);
    steps.add(new Step(op, from, to, attributes));
  }

  /** The name of a tensor; one never seen before is a constant. */
  String nameOf(Tensor tensor) {
    String known = names.get(identity(tensor));
    if (known == null) {
      known = "constant_" + given.size();
      name(tensor, known);
    }
    return known;
  }

  /** The channels of a picture that was given; of anything else more than any picture has. */
  long channels(String name) {
    Tensor tensor = given.get(name);
    return tensor == null ? Long.MAX_VALUE : tensor.size(1);
  }

  /** The layer that took the step with that output, where it said so. */
  Optional<Layer> layer(String output) {
    return Optional.ofNullable(layers.get(output));
  }

  /** The steps in the order they ran. */
  List<Step> steps() {
    return List.copyOf(steps);
  }

  /**
   * Inputs, parameters and constants by name, in the order they became known; the tensors live as
   * long as their scope.
   */
  Map<String, Tensor> given() {
    return Collections.unmodifiableMap(given);
  }

  @Override
  public void close() {
    OPEN.remove();
  }

  private static long identity(Tensor tensor) {
    return tensor.unsafeGetTensorImpl().address();
  }
}
