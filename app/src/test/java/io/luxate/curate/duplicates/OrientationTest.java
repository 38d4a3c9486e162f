package io.luxate.curate.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import io.luxate.image.Grey;
import io.luxate.image.ImageWriting;
import io.luxate.image.Radiograph;
import io.luxate.image.RadiographReader;
import io.luxate.phantom.Joint;
import io.luxate.phantom.Phantoms;
import io.luxate.phantom.Site;
import org.junit.jupiter.api.Test;

class OrientationTest {
  private final Radiograph hip =
      read(Phantoms.render(Joint.HIP, Site.INTERNET, 5, 0, 192).grey()).resize(192, 192);

  @Test
  void oneTransformAnswersTheHashesOfAllOrientations() {
    long[] hashes = PerceptualHash.of(hip);
    for (int i = 0; i < Orientation.COUNT; i++) {
      long turned = PerceptualHash.of(read(Orientation.number(i).of(hip.pixels())))[0];
      assertThat(Long.bitCount(hashes[i] ^ turned)).as("orientation %s", i).isLessThanOrEqualTo(2);
    }
  }

  @Test
  void aVariantsLandmarksAreThePlainOnesInAnotherOrder() {
    for (Variant variant : Variant.values()) {
      Orientation orientation =
          new Orientation(false, variant.mirrored(), false, variant.inverted());
      Landmarks changed = Landmarks.of(orientation.of(hip.pixels()), 40);
      long[] expected =
          LandmarkBits.changed(LandmarkBits.of(Landmarks.of(hip.pixels(), 40)), variant);
      Bits all = new Bits(LandmarkBits.of(changed), LandmarkBits.WORDS);
      int found = 0;
      for (int i = 0; i < expected.length; i += LandmarkBits.WORDS) {
        int nearest = Integer.MAX_VALUE;
        for (int j = 0; j < all.size(); j++) {
          nearest = Math.min(nearest, all.distance(j, expected, i));
        }
        found += nearest <= 8 ? 1 : 0;
      }
      assertThat(found).as("%s", variant).isGreaterThan(all.size() * 3 / 4);
    }
  }

  private static Radiograph read(Grey grey) {
    return RadiographReader.read("simulated", ImageWriting.png16(grey));
  }
}
