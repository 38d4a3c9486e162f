package io.luxate.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RadiographReaderTest {
  private static final float HALF_A_LEVEL = 0.5f / 255;

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif", "bmp", "tiff"})
  void readsEveryFormatWhateverTheFileIsCalled(String format) {
    byte[] file = Pictures.encode(Pictures.halves(64, 48, 100), format);
    Radiograph radiograph = RadiographReader.read("Unknown-2", file);
    assertThat(radiograph.origin().format()).isEqualTo(format);
    assertThat(radiograph.origin().widthPx()).isEqualTo(64);
    assertThat(radiograph.origin().heightPx()).isEqualTo(48);
    assertThat(radiograph.origin().bytes()).isEqualTo(file.length);
    assertThat(radiograph.origin().sha256()).matches("[0-9a-f]{64}");
    assertThat(radiograph.pixels().at(2, 20)).isEqualTo(0f);
    assertThat(radiograph.pixels().at(61, 20)).isCloseTo(100 / 255f, within(HALF_A_LEVEL));
  }

  @Test
  void readsWebp() {
    Radiograph radiograph = RadiographReader.read("photo.jpg", Pictures.webp(200));
    assertThat(radiograph.origin().format()).isEqualTo("webp");
    assertThat(radiograph.pixels().at(5, 5)).isEqualTo(0f);
    assertThat(radiograph.pixels().at(35, 5)).isCloseTo(0.587f * 200 / 255, within(1e-5f));
  }

  /** File and values from benchmarks/peers/webp_golden.py (Pillow, libwebp). */
  @Test
  void readsTheGreysThatLibwebpReadsFromALossyWebp() {
    byte[] file =
        Base64.getDecoder()
            .decode(
                "UklGRo4BAABXRUJQVlA4IIIBAADQFQCdASpgAGAAPqVCmEmmI6IqtjzK6VAUiWkAEk1h5Wf8stNgncJhJLHUXC2i"
                    + "mH8qWYbCF7IBWRCfVjqfbOunwojrHShlNUtl5Z+T3uXEbFNkHAAxd1M1J1Rtd7TUdWd+7HzYBG8YY+p+LqhRhraw"
                    + "cGY3z5SL6ALJus+Ma+ESOVKo8ijNfudoO5w9tysTlLbncduqxEeC5EbbfYKW3Fpj/WUNs35m4iNiBp0rZT3Voqha"
                    + "XiK28QAA/vDc2SlE+jrdddgTsASbcnnwCEAvQkeSX2UaYl5r79XZpFtEjJFJP0NsIrlBJWDuIcs114vM92rNLzUo"
                    + "yNi6uwNhVXBgG56sS4Ez8Ho1ZvDj+XvWB+CQ/nffyXASvUrWsIXEyMduNBscH61JRvDsbWtlm1KgEcxVDhsOwJXB"
                    + "Nrawz+JeuS3VCmyBKAdeEcsiApcDbiyz9weLnggwKXDac5CLvVh/FFnxuqXf9/K+Pu1SSA3AnOVWEdVK09wFia0N"
                    + "XWRYVIQdOGEgAA==");
    double[] expected = {
      0.1748, 0.1949, 0.2837, 0.5627, 0.5837, 0.2949, 0.1973, 0.1808,
      0.2182, 0.2441, 0.3137, 0.5585, 0.5580, 0.2763, 0.1992, 0.2042,
      0.2547, 0.2660, 0.2921, 0.5579, 0.6227, 0.3522, 0.2267, 0.2132,
      0.2884, 0.2651, 0.3140, 0.6425, 0.6381, 0.3422, 0.2814, 0.2547,
      0.3162, 0.2658, 0.3845, 0.6470, 0.6628, 0.3958, 0.2792, 0.2953,
      0.3419, 0.2942, 0.4210, 0.6601, 0.7089, 0.4095, 0.3247, 0.3159,
      0.3650, 0.3374, 0.3745, 0.5115, 0.4943, 0.3877, 0.3520, 0.3393,
      0.3846, 0.3807, 0.3602, 0.3697, 0.3828, 0.3739, 0.3662, 0.3744
    };
    Grey read = RadiographReader.read("lossy.webp", file).pixels();
    assertThat(read.widthPx()).isEqualTo(96);
    for (int tile = 0; tile < 64; tile++) {
      double sum = 0;
      for (int i = 0; i < 144; i++) {
        sum += read.at(tile % 8 * 12 + i % 12, tile / 8 * 12 + i / 12);
      }
      assertThat(sum / 144).as("tile %d", tile).isCloseTo(expected[tile], within(0.004));
    }
  }

  @Test
  void readsAProgressiveJpegAsTheSequentialOne() {
    BufferedImage image = Pictures.rgb(80, 60, 1);
    Radiograph sequential = RadiographReader.read("a", Pictures.encode(image, "jpeg"));
    Radiograph progressive = RadiographReader.read("b", Pictures.progressiveJpeg(image));
    assertThat(progressive.pixels().values()).isEqualTo(sequential.pixels().values());
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "tiff"})
  void keepsEveryLevelOfSixteenBits(String format) {
    Radiograph radiograph =
        RadiographReader.read("ramp", Pictures.encode(Pictures.ramp16(500), format));
    long levels =
        IntStream.range(0, radiograph.pixels().values().length)
            .mapToObj(i -> radiograph.pixels().values()[i])
            .distinct()
            .count();
    assertThat(levels).isEqualTo(16 * 499 + 64);
    assertThat(radiograph.pixels().at(400, 7)).isEqualTo((16 * 400 + 7) / 65535f);
    assertThat(radiograph.origin().bitsPerSample()).isEqualTo(16);
  }

  @Test
  void takesGreyAsItIsStored() {
    for (int level : new int[] {0, 1, 50, 127, 200, 255}) {
      byte[] png = Pictures.encode(Pictures.flat(8, false, level), "png");
      assertThat(RadiographReader.read("g", png).pixels().at(20, 20)).isEqualTo(level / 255f);
    }
  }

  @ParameterizedTest
  @CsvSource({"8, png", "16, png", "8, tiff", "16, tiff"})
  void weighsColoursByRec601AndPutsAlphaOnBlack(int bits, String format) {
    int white = (1 << bits) - 1;
    assertThat(middle(Pictures.flat(bits, false, white, 0, 0), format))
        .isCloseTo(0.299f, within(1e-5f));
    assertThat(middle(Pictures.flat(bits, false, 0, white, 0), format))
        .isCloseTo(0.587f, within(1e-5f));
    assertThat(middle(Pictures.flat(bits, false, 0, 0, white), format))
        .isCloseTo(0.114f, within(1e-5f));
    assertThat(middle(Pictures.flat(bits, true, white, white, white, white / 3), format))
        .isCloseTo(1 / 3f, within(1e-5f));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16})
  void putsGreyWithAlphaOnBlack(int bits) {
    int white = (1 << bits) - 1;
    assertThat(middle(Pictures.flat(bits, true, white, white / 5), "png"))
        .isCloseTo(0.2f, within(1e-5f));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void looksUpThePaletteOfEveryDepth(int bits) {
    BufferedImage image = Pictures.palette(bits, 0xff0000ff, 0xffffff00);
    Radiograph radiograph = RadiographReader.read("p", Pictures.encode(image, "png"));
    assertThat(radiograph.pixels().at(5, 5)).isCloseTo(0.114f, within(1e-5f));
    assertThat(radiograph.pixels().at(35, 5)).isCloseTo(0.886f, within(1e-5f));
    assertThat(radiograph.origin().bitsPerSample()).isEqualTo(bits);
    assertThat(radiograph.origin().channels()).isEqualTo(1);
  }

  @Test
  void paintsTheTransparentColourOfAGifBlack() {
    BufferedImage image = Pictures.palette(8, 0xffff0000, 0x00ffffff);
    Radiograph radiograph = RadiographReader.read("g", Pictures.encode(image, "gif"));
    assertThat(radiograph.pixels().at(5, 5)).isCloseTo(0.299f, within(1e-5f));
    assertThat(radiograph.pixels().at(35, 5)).isEqualTo(0f);
  }

  @Test
  void readsCmykJpegs() {
    assertThat(cmyk(0, 0, 0, 0)).isCloseTo(1f, within(0.02f));
    assertThat(cmyk(0, 0, 0, 255)).isCloseTo(0f, within(0.02f));
    assertThat(cmyk(255, 0, 0, 0)).isBetween(0.3f, 0.75f);
  }

  @Test
  void readsTwelveBitAndWhiteIsZeroTiffs() {
    byte[] twelve = new byte[40 * 60];
    for (int i = 0; i < twelve.length; i += 3) {
      twelve[i] = 0x12;
      twelve[i + 1] = 0x31;
      twelve[i + 2] = 0x23;
    }
    assertThat(RadiographReader.read("t", Pictures.tiff(40, 40, 12, 1, twelve)).pixels().at(9, 9))
        .isCloseTo(0x123 / 4095f, within(1e-4f));
    byte[] zeros = new byte[3200];
    assertThat(RadiographReader.read("t", Pictures.tiff(40, 40, 16, 0, zeros)).pixels().at(9, 9))
        .isEqualTo(1f);
    assertThat(RadiographReader.read("t", Pictures.tiff(40, 40, 1, 0, zeros)).pixels().at(9, 9))
        .isEqualTo(1f);
  }

  @ParameterizedTest
  @CsvSource({
    "1,X..,...",
    "2,..X,...",
    "3,...,..X",
    "4,...,X..",
    "5,X..,...",
    "6,..X,...",
    "7,...,..X",
    "8,...,X.."
  })
  void turnsTheImageAsExifAsks(int orientation, String top, String bottom) {
    BufferedImage image = new BufferedImage(96, 64, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 32 * 32; i++) {
      image.getRaster().setSample(i % 32, i / 32, 0, 255); // the upper left corner as stored
    }
    byte[] file = Pictures.oriented(Pictures.encode(image, "jpeg"), orientation);
    Grey pixels = RadiographReader.read("o", file).pixels();
    assertThat(pixels.widthPx()).isEqualTo(orientation < 5 ? 96 : 64);
    assertThat(pixels.heightPx()).isEqualTo(orientation < 5 ? 64 : 96);
    int right = pixels.widthPx() - 16;
    int low = pixels.heightPx() - 16;
    assertThat(pixels.at(16, 16) > 0.5).isEqualTo(top.startsWith("X"));
    assertThat(pixels.at(right, 16) > 0.5).isEqualTo(top.endsWith("X"));
    assertThat(pixels.at(16, low) > 0.5).isEqualTo(bottom.startsWith("X"));
    assertThat(pixels.at(right, low) > 0.5).isEqualTo(bottom.endsWith("X"));
  }

  @Test
  void ignoresAnOrientationThatExifDoesNotKnow() {
    byte[] file = Pictures.oriented(Pictures.encode(Pictures.halves(64, 40, 9), "jpeg"), 77);
    assertThat(RadiographReader.read("o", file).origin().widthPx()).isEqualTo(64);
  }

  @Test
  void readsTheSameFromManyThreadsAtOnce() {
    List<byte[]> files =
        Stream.of("png", "jpeg", "gif", "tiff")
            .map(format -> Pictures.encode(Pictures.rgb(120, 90, 4), format))
            .toList();
    List<float[]> alone =
        files.stream().map(file -> RadiographReader.read("f", file).pixels().values()).toList();
    boolean same =
        IntStream.range(0, 80)
            .parallel()
            .allMatch(
                i ->
                    Arrays.equals(
                        RadiographReader.read("f", files.get(i % 4)).pixels().values(),
                        alone.get(i % 4)));
    assertThat(same).isTrue();
  }

  private static float middle(BufferedImage image, String format) {
    return RadiographReader.read("m", Pictures.encode(image, format)).pixels().at(20, 20);
  }

  private static float cmyk(int cyan, int magenta, int yellow, int black) {
    Radiograph radiograph =
        RadiographReader.read("c", Pictures.cmykJpeg(cyan, magenta, yellow, black));
    assertThat(radiograph.origin().channels()).isEqualTo(4);
    return radiograph.pixels().at(32, 32);
  }
}
