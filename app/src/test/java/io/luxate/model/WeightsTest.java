package io.luxate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.LuxateException;
import io.luxate.weights.Numbers;
import io.luxate.weights.Safetensors;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsTest {
  private final Path file;

  WeightsTest(@TempDir Path folder) {
    file = folder.resolve("start.safetensors");
  }

  @Test
  void refusesTheWeightsOfAnotherNetworkAndLeavesTheNetworkAlone() {
    try (Network other = Architecture.RESNET18.create(2, 1);
        Network network = Architecture.SQUEEZENET1_1.create(2, 2)) {
      Safetensors.write(file, Weights.snapshot(other), Map.of());
      Map<String, String> before = numbers(network);
      assertThatThrownBy(() -> Weights.start(network, file))
          .isInstanceOf(LuxateException.class)
          .hasMessageContaining(file + " does not fit this network's backbone")
          .hasMessageContaining("check --arch")
          .extracting(e -> ((LuxateException) e).kind())
          .isEqualTo(LuxateException.Kind.DATA);
      assertThat(numbers(network)).isEqualTo(before);
    }
  }

  @Test
  void startsFromTheSameNetworkWithOtherClassesAndKeepsItsOwnHead() {
    try (Network thousand = Architecture.SQUEEZENET1_1.create(5, 1);
        Network network = Architecture.SQUEEZENET1_1.create(2, 2)) {
      Safetensors.write(file, Weights.snapshot(thousand), Map.of());
      Map<String, String> before = numbers(network);
      Weights.Match match = Weights.start(network, file);
      assertThat(match.misshapen()).containsExactly("classifier.1.weight", "classifier.1.bias");
      assertThat(match.matched()).hasSize(50);
      Map<String, String> after = numbers(network);
      assertThat(after).containsEntry("classifier.1.weight", before.get("classifier.1.weight"));
      after.keySet().removeIf(name -> name.startsWith("classifier."));
      assertThat(numbers(thousand)).containsAllEntriesOf(after);
    }
  }

  @Test
  void restoresASnapshotThatLaterChangesCannotTouch() {
    try (Network network = Architecture.SQUEEZENET1_1.create(2, 1)) {
      Map<String, Numbers> snapshot = Weights.snapshot(network);
      Map<String, String> before = numbers(network);
      Engine.withoutGradient(
          () -> {
            StateDict.of(network).values().forEach(tensor -> tensor.zero_());
            return true;
          });
      assertThat(numbers(network)).isNotEqualTo(before);
      Weights.restore(network, snapshot);
      assertThat(numbers(network)).isEqualTo(before);
    }
  }

  /** Every tensor's numbers as text that can be compared. */
  private static Map<String, String> numbers(Network network) {
    Map<String, String> numbers = new TreeMap<>();
    Weights.snapshot(network)
        .forEach(
            (name, weights) ->
                numbers.put(name, String.valueOf(java.util.Arrays.hashCode(weights.values()))));
    return numbers;
  }
}
