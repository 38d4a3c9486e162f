package io.luxate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.LuxateException;
import io.luxate.weights.Numbers;
import io.luxate.weights.Safetensors;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.pytorch.Scalar;
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
          .hasMessageContaining("it looks like resnet18: check --arch")
          .hasMessageContaining("122 left over (conv1.weight, bn1.weight, bn1.bias, ...)")
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
  void refusesTheWeightsOfALargerNetworkThoughItsOwnAreAmongThem() {
    try (Network larger = Architecture.RESNET34.create(2, 1);
        Network network = Architecture.RESNET18.create(2, 2)) {
      Safetensors.write(file, Weights.snapshot(larger), Map.of());
      assertThatThrownBy(() -> Weights.start(network, file))
          .isInstanceOf(LuxateException.class)
          .hasMessageContaining("122 tensors matched, 0 missing, 96 left over")
          .hasMessageContaining("it looks like resnet34: check --arch");
    }
  }

  @Test
  void refusesWhatLooksLikeNoNetwork() {
    try (Network network = Architecture.SQUEEZENET1_1.create(2, 2)) {
      Map<String, Numbers> one = Map.of("a\nb", new Numbers(new long[] {1}, new float[1]));
      Safetensors.write(file, one, Map.of());
      assertThatThrownBy(() -> Weights.start(network, file))
          .hasMessageContaining("1 left over (a?b)")
          .hasMessageContaining("it looks like no network that Luxate knows");
    }
  }

  @Test
  void takesTensorsBesideTheBackboneForWhatTheyAre() {
    try (Network network = Architecture.SQUEEZENET1_1.create(2, 2)) {
      Map<String, Numbers> more = new LinkedHashMap<>(Weights.snapshot(network));
      more.put("projector.weight", new Numbers(new long[] {1}, new float[1]));
      Safetensors.write(file, more, Map.of());
      assertThat(Weights.start(network, file).summary())
          .contains("52 tensors matched, 0 missing, 1 left over (projector.weight), 0 of another");
    }
  }

  @Test
  void goesBackToTheLastCopyThatLaterChangesCannotTouch() {
    try (Network network = Architecture.RESNET18.create(2, 1);
        Backup backup = new Backup()) {
      backup.take(network, name -> true);
      fill(network, 0.5f);
      backup.take(network, name -> !name.startsWith("fc.")); // into the same memory
      Map<String, String> before = numbers(network);
      fill(network, 0);
      assertThat(numbers(network)).isNotEqualTo(before);
      backup.putBack(network);
      Map<String, String> after = numbers(network);
      assertThat(after).containsEntry("conv1.weight", before.get("conv1.weight"));
      assertThat(after).containsEntry("bn1.running_mean", before.get("bn1.running_mean"));
      assertThat(after.get("fc.weight")).isNotEqualTo(before.get("fc.weight"));
    }
  }

  private static void fill(Network network, float value) {
    Engine.withoutGradient(
        () -> {
          StateDict.of(network).values().forEach(tensor -> tensor.fill_(new Scalar(value)));
          return true;
        });
  }

  @Test
  void namesTheTensorThatHoldsNoNumber() {
    try (Network network = Architecture.SQUEEZENET1_1.create(2, 1)) {
      assertThat(Weights.notFinite(network)).isEmpty();
      fill(network, Float.NaN);
      assertThat(Weights.notFinite(network)).contains("features.0.weight");
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
