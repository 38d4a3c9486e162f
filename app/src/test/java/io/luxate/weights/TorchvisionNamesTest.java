package io.luxate.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.luxate.LuxateException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TorchvisionNamesTest {

  @ParameterizedTest
  @CsvSource({
    "mobilenetv2_100, mobilenet_v2",
    "mobilenetv3_small_100, mobilenet_v3_small",
    "mobilenetv3_large_100, mobilenet_v3_large",
    "efficientnet_b0, efficientnet_b0",
    "efficientnet_b3, efficientnet_b3",
    "efficientnetv2_s, efficientnet_v2_s",
    "resnet18, resnet18",
    "resnet152, resnet152",
    "densenet161, densenet161",
  })
  void leadsFromEachTensorOfTimmsToOneOfTorchvisionsOfTheSameShape(String timm, String ours) {
    Map<String, Numbers> given = Tables.empty(Tables.timm(timm));
    TorchvisionNames names = TorchvisionNames.of(given);
    Map<String, long[]> wanted = Tables.torchvision(ours);
    assertThat(names.tensors().keySet()).containsExactlyInAnyOrderElementsOf(wanted.keySet());
    names
        .tensors()
        .forEach(
            (name, numbers) -> assertThat(numbers.shape()).as(name).isEqualTo(wanted.get(name)));
    assertThat(names.tensors().values().stream().map(numbers -> numbers.values()[0]))
        .doesNotHaveDuplicates();
    assertThat(Likeness.nearest(names.tensors()).map(Likeness::words)).contains(ours);
  }

  @ParameterizedTest
  @ValueSource(strings = {"densenet121", "densenet161"})
  void readsTheOldNamesOfTorchvisionsDensenetFiles(String network) {
    Map<String, long[]> wanted = Tables.torchvision(network);
    Map<String, long[]> old = new LinkedHashMap<>();
    wanted.forEach(
        (name, shape) ->
            old.put(name.replaceFirst("(denselayer\\d+\\.(?:norm|conv))(\\d)", "$1.$2"), shape));
    assertThat(old).containsKey("features.denseblock1.denselayer1.norm.1.weight");
    TorchvisionNames names = TorchvisionNames.of(Tables.empty(old));
    assertThat(names.tensors()).containsOnlyKeys(wanted.keySet());
    assertThat(names.notes()).containsExactly("torchvision's old names of densenet");
  }

  @Test
  void leavesTorchvisionsOwnNamesAlone() {
    for (KnownNetwork network : KnownNetwork.all()) {
      Map<String, Numbers> given = Tables.empty(network.shapes());
      TorchvisionNames names = TorchvisionNames.of(given);
      assertThat(names.tensors()).as(network.id()).isEqualTo(given);
      assertThat(names.notes()).isEmpty();
    }
  }

  @Test
  void takesOffTheNamesOfWrappersOneAfterTheOther() {
    Map<String, Numbers> wrapped = new LinkedHashMap<>();
    Tables.empty(Tables.torchvision("alexnet"))
        .forEach((name, numbers) -> wrapped.put("_orig_mod.module.model." + name, numbers));
    TorchvisionNames names = TorchvisionNames.of(wrapped);
    assertThat(names.tensors()).containsOnlyKeys(Tables.torchvision("alexnet").keySet());
    assertThat(names.notes()).hasSize(3);
    wrapped.put("loss.weight", new Numbers(new long[] {1}, new float[1]));
    assertThat(TorchvisionNames.of(wrapped).tensors()).containsKey("loss.weight").hasSize(17);
  }

  @Test
  void growsTheWeightsOfNormsWhoseEpsDiffers() {
    Map<String, Numbers> given = new LinkedHashMap<>();
    for (String name :
        new String[] {"conv_stem.weight", "conv_head.weight", "conv_head.bias", "bn1.bias"}) {
      given.put(name, new Numbers(new long[] {2}, new float[] {3, 4}));
    }
    given.put("bn1.weight", new Numbers(new long[] {2}, new float[] {1, -2}));
    given.put("bn1.running_var", new Numbers(new long[] {2}, new float[] {0.001f, 4}));
    Map<String, Numbers> named = TorchvisionNames.of(given).tensors();
    float[] grown = Golden.tensor(named, "features.0.1.weight").values();
    assertThat(grown[0] / Math.sqrt(0.001 + 1e-3))
        .isCloseTo(1 / Math.sqrt(0.001 + 1e-5), within(1e-4));
    assertThat(grown[1] / Math.sqrt(4 + 1e-3)).isCloseTo(-2 / Math.sqrt(4 + 1e-5), within(1e-6));
    assertThat(Golden.tensor(named, "features.0.1.bias").values()).containsExactly(3, 4);
    assertThat(Golden.tensor(named, "features.0.1.running_var").values())
        .containsExactly(0.001f, 4);
  }

  @Test
  void refusesTimmsNetworksThatPadAsTensorFlow(@TempDir Path folder) {
    Map<String, Numbers> tensors = new LinkedHashMap<>();
    Tables.timm("mobilenetv3_small_100")
        .forEach((name, shape) -> tensors.put(name, new Numbers(new long[] {1}, new float[1])));
    Path file = folder.resolve("tf_mobilenetv3_small_100-37f49e2b.safetensors");
    Safetensors.write(file, tensors, Map.of());
    assertThatThrownBy(() -> WeightsFile.read(file))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("pad as TensorFlow does");
  }
}
