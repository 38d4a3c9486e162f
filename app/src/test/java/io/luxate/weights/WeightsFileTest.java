package io.luxate.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.LuxateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeightsFileTest {
  private final Path folder;

  WeightsFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @CsvSource({
    "types.pth, TORCH_ZIP",
    "types-protocol4.pth, TORCH_ZIP",
    "types-old.pth, TORCH_OLD",
  })
  void readsEveryNumberTypeThatTorchSaves(String name, WeightsFormat format) throws IOException {
    WeightsFile file = golden(name);
    assertThat(file.format()).isEqualTo(format);
    Map<String, Numbers> tensors = file.tensors();
    assertThat(tensors.keySet())
        .containsExactly("F64", "F32", "F16", "BF16", "I64", "I32", "I16", "I8", "U8", "BOOL");
    int k = 1;
    for (String type : new String[] {"F64", "F32", "F16", "BF16"}) {
      assertThat(Golden.tensor(tensors, type).values()).as(type).isEqualTo(Golden.quarters(5, k++));
    }
    for (String type : new String[] {"I64", "I32", "I16", "I8"}) {
      assertThat(Golden.tensor(tensors, type).values()).as(type).isEqualTo(Golden.wholes(5, k++));
    }
    float[] nine = Golden.wholes(5, 9);
    float[] ten = Golden.wholes(5, 10);
    for (int i = 0; i < 5; i++) {
      assertThat(Golden.tensor(tensors, "U8").values()[i]).isEqualTo(nine[i] + 50);
      assertThat(Golden.tensor(tensors, "BOOL").values()[i]).isEqualTo(ten[i] > 0 ? 1 : 0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"types.pth", "types-old.pth"})
  void readsToTheEndWhenThePersonPressesCtrlC(String name) throws IOException {
    Path file = Files.write(folder.resolve(name), Golden.bytes(name));
    Thread.currentThread().interrupt();
    try {
      assertThat(WeightsFile.read(file).tensors()).hasSize(10);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"views.pth", "views-old.pth"})
  void followsOffsetsAndStridesIntoSharedStorages(String name) throws IOException {
    Map<String, Numbers> tensors = golden(name).tensors();
    float[] base = Golden.quarters(60, 0);
    assertThat(Golden.tensor(tensors, "whole").values()).isEqualTo(base);
    Numbers turned = Golden.tensor(tensors, "turned");
    assertThat(turned.shape()).containsExactly(4, 3);
    for (int i = 0; i < 12; i++) {
      assertThat(Golden.tensor(tensors, "from 7").values()[i]).isEqualTo(base[7 + i]);
      assertThat(turned.values()[i]).isEqualTo(base[i % 3 * 4 + i / 3]);
      assertThat(Golden.tensor(tensors, "every third").values()[i]).isEqualTo(base[1 + 3 * i]);
    }
    assertThat(Golden.tensor(tensors, "every third").values()).hasSize(20);
    Numbers last = Golden.tensor(tensors, "channels last");
    assertThat(last.shape()).containsExactly(2, 3, 2, 2);
    assertThat(last.values()).isEqualTo(Golden.quarters(24, 11));
    assertThat(Golden.tensor(tensors, "scalar").shape()).isEmpty();
    assertThat(Golden.tensor(tensors, "scalar").values()).containsExactly(2.5f);
    assertThat(Golden.tensor(tensors, "none").shape()).containsExactly(0, 3);
    assertThat(Golden.tensor(tensors, "none").values()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"checkpoint.pth", "checkpoint-old.pth"})
  void findsTheStateDictInATrainingsCheckpoint(String name) throws IOException {
    WeightsFile file = golden(name);
    assertThat(file.notes()).containsExactly("part state_dict", "without the prefix module.");
    assertThat(file.tensors().keySet())
        .containsExactly(
            "conv.weight",
            "conv.bias",
            "norm.weight",
            "norm.bias",
            "norm.running_mean",
            "norm.running_var",
            "norm.num_batches_tracked");
    Numbers weight = Golden.tensor(file.tensors(), "conv.weight");
    assertThat(weight.shape()).containsExactly(2, 1, 3, 3);
    assertThat(weight.values()).isEqualTo(Golden.quarters(18, 0));
    assertThat(Golden.tensor(file.tensors(), "norm.running_var").values())
        .isEqualTo(Golden.quarters(2, 5));
    assertThat(Golden.tensor(file.tensors(), "norm.num_batches_tracked").values())
        .isEqualTo(Golden.wholes(1, 6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"parameters.pth", "parameters-old.pth"})
  void takesParametersForTensors(String name) throws IOException {
    Map<String, Numbers> tensors = golden(name).tensors();
    assertThat(Golden.tensor(tensors, "weight").values()).isEqualTo(Golden.quarters(6, 0));
    assertThat(Golden.tensor(tensors, "bias").values()).isEqualTo(Golden.quarters(2, 1));
  }

  @Test
  void readsSafetensorsWhateverTheFileIsCalled() throws IOException {
    Path file = folder.resolve("weights.pth");
    Safetensors.write(file, Map.of("a", new Numbers(new long[] {1}, new float[] {3})), Map.of());
    assertThat(WeightsFile.read(file).format()).isEqualTo(WeightsFormat.SAFETENSORS);
    assertThat(Golden.tensor(WeightsFile.read(file).tensors(), "a").values()).containsExactly(3);
  }

  @Test
  void refusesAWholePythonObjectByItsName() {
    assertThatThrownBy(() -> golden("module.pth"))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("module.pth is no usable weights file")
        .hasMessageContaining("the Python object torch.nn.modules.linear.Linear")
        .hasMessageContaining("torch.save(model.state_dict(), FILE)")
        .extracting(e -> ((LuxateException) e).kind())
        .isEqualTo(LuxateException.Kind.DATA);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|it is empty",
        "'  <!DOCTYPE html><html>'|it is a web page",
        "<html><body>Sign in|it is a web page",
        "version https://git-lfs.github.com/spec/v1|pointer of git-lfs",
        "hello|its format is not known",
        "PK|its format is not known",
      })
  void saysWhatAFileIsThatHoldsNoWeights(String content, String words) throws IOException {
    Path file = folder.resolve("weights.safetensors");
    Files.writeString(file, content);
    assertThatThrownBy(() -> WeightsFile.read(file))
        .hasMessageContaining(file.toString())
        .hasMessageContaining(words)
        .extracting(e -> ((LuxateException) e).kind())
        .isEqualTo(LuxateException.Kind.DATA);
  }

  @Test
  void namesTheRemedyForAFileThatIsNotThere() {
    assertThatThrownBy(() -> WeightsFile.read(folder.resolve("none.pth")))
        .hasMessageContaining("none.pth; check the path")
        .extracting(e -> ((LuxateException) e).kind())
        .isEqualTo(LuxateException.Kind.USER);
    assertThatThrownBy(() -> WeightsFile.read(folder)).hasMessageContaining("is a folder");
  }

  private WeightsFile golden(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, Golden.bytes(name));
    return WeightsFile.read(file);
  }
}
