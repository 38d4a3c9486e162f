package io.luxate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.LuxateException;
import org.junit.jupiter.api.Test;

class ComputeDeviceTest {

  @Test
  void takesTheFirstCardWhereThereIsOneAndTheProcessorElsewhere() {
    assertThat(ComputeDevice.choose("auto", true, 2)).hasToString("cuda:0");
    assertThat(ComputeDevice.choose("auto", true, 0)).hasToString("cpu");
    assertThat(ComputeDevice.choose("auto", false, 0)).hasToString("cpu");
  }

  @Test
  void obeysWhoNamesADevice() {
    assertThat(ComputeDevice.choose("cpu", true, 2)).hasToString("cpu");
    assertThat(ComputeDevice.choose("cuda", true, 2)).hasToString("cuda:0");
    assertThat(ComputeDevice.choose("cuda:1", true, 2)).hasToString("cuda:1");
  }

  @Test
  void saysWhyACardCannotBeUsedAndWhatToDo() {
    assertRefused("cuda:0", false, 0, LuxateException.Kind.RESOURCE, "-Pgpu");
    assertRefused("cuda:0", true, 0, LuxateException.Kind.RESOURCE, "nvidia-smi");
    assertRefused("cuda:7", true, 2, LuxateException.Kind.RESOURCE, "cuda:0 to cuda:1");
    assertRefused("gpu", true, 2, LuxateException.Kind.USER, "auto, cpu or cuda:0");
    assertRefused("cuda:-1", true, 2, LuxateException.Kind.USER, "auto, cpu or cuda:0");
  }

  @Test
  void asksTheEngineWhatThisMachineHas() {
    assertThat(ComputeDevice.choose("cpu").isGpu()).isFalse();
    assertThat(Engine.device().toString()).matches("cpu|cuda:0");
  }

  private static void assertRefused(
      String name, boolean built, int cards, LuxateException.Kind kind, String remedy) {
    assertThatThrownBy(() -> ComputeDevice.choose(name, built, cards))
        .isInstanceOfSatisfying(LuxateException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContaining(remedy);
  }
}
