package io.luxate.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.LuxateException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private static final Catalogue CATALOGUE = Catalogue.shipped();

  @Test
  void hasWeightsForEveryNetwork() {
    for (KnownNetwork network : KnownNetwork.all()) {
      assertThat(CATALOGUE.entries())
          .as(network.id())
          .anyMatch(entry -> entry.architecture().equals(network.id()));
    }
    assertThat(CATALOGUE.entries())
        .extracting(Published::architecture)
        .isSubsetOf(KnownNetwork.all().stream().map(KnownNetwork::id).toList());
  }

  @Test
  void saysOfAllWeightsWhereTheyComeFromAndWhatLiesOnThem() {
    assertThat(CATALOGUE.entries())
        .allSatisfy(
            entry -> {
              assertThat(entry.url().getScheme()).isEqualTo("https");
              assertThat(entry.source()).matches("(torchvision|timm) [\\d.]+, .+");
              assertThat(CATALOGUE.licences()).containsKey(entry.licence());
              assertThat(CATALOGUE.licence(entry)).contains("ImageNet", "non-commercial");
            });
  }

  @Test
  void holdsFilesAgainstTheDigitsThatTheirNamesCarry() {
    assertThat(CATALOGUE.entries())
        .allSatisfy(
            entry -> {
              boolean carries = entry.fileName().matches(".*-[0-9a-f]{8,}\\.pth");
              assertThat(entry.sha256().isPresent()).as(entry.name()).isEqualTo(carries);
              assertThat(entry.fileName())
                  .contains(carries ? "-" + entry.sha256().orElseThrow() + ".pth" : entry.name());
            });
  }

  @Test
  void namesAndKeepsEachOnce() {
    assertThat(CATALOGUE.entries()).extracting(Published::name).doesNotHaveDuplicates();
    assertThat(CATALOGUE.entries()).extracting(Published::fileName).doesNotHaveDuplicates();
    assertThat(CATALOGUE.entries())
        .extracting(Published::fileName)
        .allMatch(name -> name.matches("[\\w.-]+"))
        .noneMatch(name -> name.startsWith("tf_"));
  }

  @Test
  void findsByNameAndByChecksum() {
    Published found = CATALOGUE.named("RESNET18.imagenet1k_v1");
    assertThat(found.name()).isEqualTo("resnet18.IMAGENET1K_V1");
    assertThat(CATALOGUE.ofSha256("f37072fd" + "0".repeat(56))).contains(found);
    assertThat(CATALOGUE.ofSha256("0".repeat(64))).isEmpty();
    assertThatThrownBy(() -> CATALOGUE.named("resnet50"))
        .hasMessageContaining("perhaps resnet50.IMAGENET1K_V1, resnet50.IMAGENET1K_V2")
        .extracting(e -> ((LuxateException) e).kind())
        .isEqualTo(LuxateException.Kind.USER);
    assertThatThrownBy(() -> CATALOGUE.named("resnt18.IMAGENET1K_V1"))
        .hasMessageContaining("perhaps resnet18.IMAGENET1K_V1");
    assertThatThrownBy(() -> CATALOGUE.named("vit_b_16")).hasMessageContaining("weights list");
  }

  @Test
  void takesNoChecksumThatIsNone() {
    Published entry = CATALOGUE.named("resnet18.IMAGENET1K_V1");
    assertThat(entry.withSha256("ABCDEF0123").given()).isEqualTo(Optional.of("abcdef0123"));
    for (String digits : new String[] {"", "abc", "xyzxyzxyz", "0".repeat(65)}) {
      assertThatThrownBy(() -> entry.withSha256(digits)).hasMessageContaining("hexadecimal digits");
    }
  }
}
