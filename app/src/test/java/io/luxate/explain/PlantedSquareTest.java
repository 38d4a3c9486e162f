package io.luxate.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.luxate.Progress;
import io.luxate.image.Affine;
import io.luxate.image.Framing;
import io.luxate.image.Geometry;
import io.luxate.image.Grey;
import io.luxate.image.Origin;
import io.luxate.image.Radiograph;
import io.luxate.model.Lamp;
import io.luxate.model.TrainedModel;
import io.luxate.model.heatmap.HeatmapMethod;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Through everything that can happen to a picture, for every method, from pixels to pixels. */
class PlantedSquareTest {
  private static final int WIDTH = 420;
  private static final int HEIGHT = 300;
  private static final double X = 290.5;
  private static final double Y = 110.5;

  /** What a model's card asks for. */
  private record Look(Framing framing, int cropFromPx) {}

  @ParameterizedTest
  @EnumSource(HeatmapMethod.class)
  void isFoundWithinOneNetworkStrideOfWhereItLiesInTheOriginal(HeatmapMethod method) {
    for (Look look :
        List.of(
            new Look(Framing.LETTERBOX, 0),
            new Look(Framing.SQUASH, 0),
            new Look(Framing.LETTERBOX, 112))) {
      try (TrainedModel model = Lamp.model(look.framing(), look.cropFromPx())) {
        for (Radiograph seen : ways(planted())) {
          ActivationMap map = ActivationMap.of(model, seen, 1, method, Progress.SILENT);
          Hotspot found = Hotspot.of(map.onOriginal()).orElseThrow();
          Affine back = map.framed().geometry().toOriginal();
          String way = method + " " + look + " " + map.framed().geometry().steps();
          double strideX = Lamp.STRIDE_PX * Math.abs(back.xx());
          double strideY = Lamp.STRIDE_PX * Math.abs(back.yy());
          assertThat(found.x()).as(way).isCloseTo(X, within(strideX));
          assertThat(found.y()).as(way).isCloseTo(Y, within(strideY));
        }
      }
    }
  }

  /** As it is, cropped, resized, mirrored, and all of it. */
  private static List<Radiograph> ways(Radiograph planted) {
    return List.of(
        planted,
        planted.crop(60, 40, 330, 240),
        planted.crop(-50, -20, 500, 350),
        planted.resize(200, 260),
        planted.flipHorizontally(),
        planted.flipVertically(),
        planted.crop(60, 40, 330, 240).flipHorizontally().resize(310, 200).flipVertically());
  }

  /** Black but for a white square of 17 px about a place. */
  private static Radiograph planted() {
    Grey grey = Grey.black(WIDTH, HEIGHT);
    for (int j = -8; j <= 8; j++) {
      for (int i = -8; i <= 8; i++) {
        grey.values()[((int) Y + j) * WIDTH + (int) X + i] = 1;
      }
    }
    return new Radiograph(
        new Origin("square", "png", WIDTH, HEIGHT, 8, 1, 1, "0".repeat(64)),
        grey,
        Geometry.ofOriginal(WIDTH, HEIGHT));
  }
}
