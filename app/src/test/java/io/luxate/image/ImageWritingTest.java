package io.luxate.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.luxate.Documents;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageWritingTest {
  private final Path folder;

  ImageWritingTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void readsBackEveryLevelItWrote() {
    Grey ramp = Grey.black(300, 40);
    for (int i = 0; i < ramp.values().length; i++) {
      ramp.values()[i] = i / (float) ramp.values().length;
    }
    Documents.write(folder.resolve("deep.png"), ImageWriting.png16(ramp));
    Radiograph deep = RadiographReader.read(folder.resolve("deep.png"));
    assertThat(deep.origin().bitsPerSample()).isEqualTo(16);
    Documents.write(folder.resolve("new/flat.png"), ImageWriting.png8(ramp));
    Radiograph flat = RadiographReader.read(folder.resolve("new/flat.png"));
    assertThat(flat.origin().bitsPerSample()).isEqualTo(8);
    for (int i = 0; i < ramp.values().length; i++) {
      assertThat(deep.pixels().values()[i]).isCloseTo(ramp.values()[i], within(0.51f / 65535));
      assertThat(flat.pixels().values()[i]).isCloseTo(ramp.values()[i], within(0.51f / 255));
    }
  }

  @Test
  void clampsWhatIsBelowBlackAndAboveWhite() {
    float[] values = new float[32 * 32];
    values[0] = -3f;
    values[1] = 7f;
    Documents.write(folder.resolve("a.png"), ImageWriting.png8(new Grey(32, 32, values)));
    Grey back = RadiographReader.read(folder.resolve("a.png")).pixels();
    assertThat(back.at(0, 0)).isEqualTo(0f);
    assertThat(back.at(1, 0)).isEqualTo(1f);
  }

  @Test
  void writesColourAsPngExactlyAndAsJpegSmallerTheLowerTheQuality() throws IOException {
    BufferedImage image = Pictures.rgb(120, 90, 2);
    Documents.write(folder.resolve("a.png"), ImageWriting.png(image));
    assertThat(RadiographReader.read(folder.resolve("a.png")).pixels().values())
        .isEqualTo(RadiographReader.read("b", Pictures.encode(image, "png")).pixels().values());
    Documents.write(folder.resolve("good.jpg"), ImageWriting.jpeg(image, 0.95));
    Documents.write(folder.resolve("poor.jpg"), ImageWriting.jpeg(image, 0.2));
    assertThat(Files.size(folder.resolve("poor.jpg")))
        .isLessThan(Files.size(folder.resolve("good.jpg")));
    assertThat(RadiographReader.read(folder.resolve("poor.jpg")).origin().format())
        .isEqualTo("jpeg");
  }
}
