package io.luxate.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LikenessTest {

  @Test
  void knowsEveryNetworkByItsOwnTensors() {
    assertThat(KnownNetwork.all()).hasSize(21);
    for (KnownNetwork network : KnownNetwork.all()) {
      Likeness likeness = nearest(network.shapes());
      assertThat(likeness.id()).isEqualTo(network.id());
      assertThat(likeness.share()).isEqualTo(1);
      assertThat(likeness.words()).isEqualTo(network.id());
    }
  }

  @Test
  void knowsANetworkWithAnotherHeadAndWithoutCounters() {
    for (KnownNetwork network : KnownNetwork.all()) {
      Map<String, long[]> shapes = new LinkedHashMap<>();
      network
          .shapes()
          .forEach(
              (name, shape) -> {
                if (!name.endsWith(Likeness.COUNTER)) {
                  shapes.put(name, network.isHead(name) ? new long[] {2} : shape);
                }
              });
      assertThat(nearest(shapes).words()).isEqualTo(network.id());
    }
  }

  @Test
  void tellsASmallNetworkFromTheLargeOneThatContainsIt() {
    Map<String, long[]> large = Tables.torchvision("resnet101");
    assertThat(large.keySet()).containsAll(Tables.torchvision("resnet50").keySet());
    assertThat(nearest(large).id()).isEqualTo("resnet101");
  }

  @Test
  void saysHowMuchOfANetworkIsThere() {
    Map<String, long[]> shapes = new LinkedHashMap<>(Tables.torchvision("alexnet"));
    shapes.remove("features.0.weight");
    shapes.put("features.3.weight", new long[] {5});
    assertThat(nearest(shapes).words()).isEqualTo("alexnet, of which it has 12 of 14 tensors");
    Map<String, long[]> more = new LinkedHashMap<>(Tables.torchvision("alexnet"));
    more.put("projector.weight", new long[] {5});
    assertThat(nearest(more).words()).isEqualTo("alexnet, with 1 tensor more");
  }

  @Test
  void isLikeNothingWhenItIsNot() {
    assertThat(Likeness.nearest(Map.of())).isEmpty();
    assertThat(Likeness.nearest(Map.of("a", new Numbers(new long[] {1}, new float[1])))).isEmpty();
  }

  private static Likeness nearest(Map<String, long[]> shapes) {
    return Likeness.nearest(Tables.empty(shapes)).orElseThrow();
  }
}
