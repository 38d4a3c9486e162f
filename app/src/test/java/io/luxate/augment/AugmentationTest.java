package io.luxate.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.Documents;
import io.luxate.LuxateException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AugmentationTest {
  @Test
  void readsFromARecipeWithEverythingLeftOutBeingNever() {
    String yaml = "rotationDegrees: 12.5\nflipHorizontalProbability: 0.5\n";
    Augmentation read = Documents.parseYaml(yaml, "recipe.yaml", Augmentation.class);
    assertThat(read)
        .isEqualTo(new Augmentation(0, 12.5, 0, 0, 0, 0, 0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    assertThat(Documents.parseYaml("{}", "empty.yaml", Augmentation.class))
        .isEqualTo(Augmentation.NONE);
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
      assertThatThrownBy(() -> Documents.parseYaml(yaml, "r.yaml", Augmentation.class))
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
