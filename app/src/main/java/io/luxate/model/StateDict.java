package io.luxate.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** A network's parameters and buffers by torchvision's names. */
final class StateDict {
  private StateDict() {}

  /**
   * The live tensors, in torchvision's order: module by module, parameters before buffers. Writing
   * into them changes the network.
   */
  static Map<String, Tensor> of(Network network) {
    Map<String, Map<String, Tensor>> modules = new LinkedHashMap<>();
    collect(network.named_parameters(), modules);
    collect(network.named_buffers(), modules);
    Map<String, Tensor> state = new LinkedHashMap<>();
    modules.values().forEach(state::putAll);
    return state;
  }

  private static void collect(StringTensorDict tensors, Map<String, Map<String, Tensor>> into) {
    for (int i = 0; i < tensors.size(); i++) {
      String name = tensors.get(i).key().getString();
      String module = name.substring(0, name.lastIndexOf('.') + 1);
      Tensor tensor = new Tensor(tensors.get(i).value()); // torch's own goes with its list
      into.computeIfAbsent(module, m -> new LinkedHashMap<>()).put(name, tensor);
    }
  }

  /** Overwrites a live tensor with another of its shape. */
  static void write(Tensor live, Tensor value) {
    Engine.withoutGradient(
        () -> {
          live.copy_(value);
          return true;
        });
  }

  /** Lays every 4-d parameter out channels-last, once, for faster convolutions. */
  static void channelsLast(Network network) {
    layOut(network, torch.MemoryFormat.ChannelsLast);
  }

  /** Lays every 4-d parameter out in that order, once. */
  static void layOut(Network network, torch.MemoryFormat layout) {
    of(network)
        .values()
        .forEach(
            tensor -> {
              if (tensor.dim() == 4) {
                tensor.set_data(tensor.detach().contiguous(layout));
              }
            });
  }
}
