package io.luxate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DoctorCommandTest {

  @Test
  void tellsWhyACardCannotBeUsedAmongAllElse() {
    Console doctor = Console.luxate("doctor", "--device", "cuda:63");
    assertThat(doctor.exitCode()).isEqualTo(4);
    assertThat(doctor.out()).contains("ok   Java", "!!   Graphics card", "cuda:63");
    assertThat(doctor.err()).isEmpty();
  }
}
