package io.luxate.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.LuxateException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnusableNumbersTest {
  private final Path file;

  UnusableNumbersTest(@TempDir Path folder) {
    file = folder.resolve("diverged.safetensors");
  }

  @ParameterizedTest
  @CsvSource({"NaN, NaN", "Infinity, an infinite number", "-Infinity, an infinite number"})
  void namesTheTensorThatHoldsWhatIsNoNumber(float odd, String words) {
    Safetensors.write(
        file,
        Map.of("layer4.1.bn2.running_var", new Numbers(new long[] {3}, new float[] {1, odd, 2})),
        Map.of());
    assertThatThrownBy(() -> WeightsFile.read(file))
        .hasMessageContaining(file + " is no usable weights file")
        .hasMessageContaining("tensor layer4.1.bn2.running_var holds " + words + ";")
        .hasMessageNotContaining("fetch or export it again")
        .extracting(e -> ((LuxateException) e).kind())
        .isEqualTo(LuxateException.Kind.DATA);
  }

  @Test
  void advisesNothingBesidesWhatHelps() {
    assertThat(new UnusableWeightsException("it is cut short").words())
        .isEqualTo("it is cut short; fetch or export it again");
    assertThatThrownBy(() -> PickleNames.of("os", "system"))
        .isInstanceOfSatisfying(
            UnusableWeightsException.class,
            e ->
                assertThat(e.words())
                    .contains("holds the Python object os.system")
                    .endsWith("torch.save(model.state_dict(), FILE)"));
  }
}
