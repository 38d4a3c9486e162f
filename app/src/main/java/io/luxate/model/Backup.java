package io.luxate.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.bytedeco.pytorch.Tensor;

/**
 * A copy of a network's tensors to go back to, in memory of its own that the next copy is written
 * into. Close it to give that back.
 */
public final class Backup implements AutoCloseable {
  private final Map<String, Tensor> copies = new LinkedHashMap<>();

  /**
   * Copies the tensors as they are now.
   *
   * @param names which of them, the same ones each time
   */
  public void take(Network network, Predicate<String> names) {
    Engine.withoutGradient(
        () -> {
          StateDict.of(network)
              .forEach(
                  (name, tensor) -> {
                    if (names.test(name)) {
                      take(name, tensor);
                    }
                  });
          return true;
        });
  }

  private void take(String name, Tensor live) {
    Tensor copy = copies.get(name);
    if (copy == null) {
      Tensor first = live.detach().clone();
      copies.put(name, first.retainReference()); // outlives the scope it was made in
    } else {
      copy.copy_(live);
    }
  }

  /** Writes the last copy into the network, if there is one. */
  public void putBack(Network network) {
    Engine.withoutGradient(
        () -> {
          Map<String, Tensor> live = StateDict.of(network);
          copies.forEach(
              (name, copy) -> {
                Tensor tensor = live.get(name);
                if (tensor != null) {
                  tensor.copy_(copy);
                }
              });
          return true;
        });
  }

  @Override
  public void close() {
    copies.values().forEach(Tensor::releaseReference);
    copies.clear();
  }
}
