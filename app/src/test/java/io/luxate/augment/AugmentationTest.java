package io.luxate.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.Documents;
import io.luxate.LuxateException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AugmentationTest {
  private static final String NEVER =
      """
      cropFromPx: 0
      rotationDegrees: 0
      translateFraction: 0
      scaleFraction: 0
      aspectFraction: 0
      shearDegrees: 0
      flipHorizontalProbability: 0
      flipVerticalProbability: 0
      brightnessFraction: 0
      contrastFraction: 0
      gammaFraction: 0
      invertProbability: 0
      blurSigmaPx: 0
      noiseSd: 0
      eraseProbability: 0
      eraseMaxFraction: 0
      """;

  @Test
  void zeroEverywhereIsNoAugmentation() {
    assertThat(Documents.parseYaml(NEVER, "never.yaml", Augmentation.class))
        .isEqualTo(Augmentation.NONE);
  }

  @Test
  void namesAKeyThatIsMissing() {
    String yaml = NEVER.replace("noiseSd: 0\n", "");
    assertThatThrownBy(() -> Documents.parseYaml(yaml, "r.yaml", Augmentation.class))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("noiseSd");
  }

  @Test
  void namesAnUnknownKey() {
    assertThatThrownBy(() -> Documents.parseYaml("rotation: 5", "r.yaml", Augmentation.class))
        .hasMessageContaining("unknown key 'rotation'")
        .hasMessageContaining("rotationDegrees");
  }

  @Test
  void refusesWhatCannotBe() {
    for (String yaml :
        new String[] {"rotationDegrees: 400", "invertProbability: -0.1", "noiseSd: 2"}) {
      String key = yaml.substring(0, yaml.indexOf(':'));
      String whole = NEVER.replace(key + ": 0", yaml);
      assertThatThrownBy(() -> Documents.parseYaml(whole, "r.yaml", Augmentation.class))
          .isInstanceOf(LuxateException.class)
          .hasMessageContaining("it must be between 0 and");
    }
  }

  @Test
  void mixesSeedsSoThatNeighboursHaveNothingInCommon() {
    Set<Long> seeds = new HashSet<>();
    for (long run = 0; run < 20; run++) {
      for (long image = 0; image < 50; image++) {
        for (long epoch = 0; epoch < 20; epoch++) {
          seeds.add(Seeds.mix(run, image, epoch));
        }
      }
    }
    assertThat(seeds).hasSize(20_000);
    assertThat(Seeds.mix(1, 2)).isNotEqualTo(Seeds.mix(2, 1));
    assertThat(Seeds.of("ab")).isNotEqualTo(Seeds.of("ba"));
    assertThat(Long.bitCount(Seeds.mix(1) ^ Seeds.mix(2))).isBetween(16, 48);
  }
}
