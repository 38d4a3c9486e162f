package io.luxate.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReducedReadingTest {
  private static final int SIDE_PX = 100;

  @ParameterizedTest
  @CsvSource({"1601,1203", "1607,999", "800,641", "401,333", "199,167", "90,70"})
  void showsWhatShrinkingTheWholePictureShows(int widthPx, int heightPx) {
    for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_INT_RGB}) {
      byte[] jpeg = ImageWriting.jpeg(smooth(widthPx, heightPx, type), 0.9);
      Radiograph whole = RadiographReader.read("a.jpg", jpeg).shrinkTo(SIDE_PX);
      Radiograph reduced = RadiographReader.examine("a.jpg", jpeg, SIDE_PX).orThrow();
      assertThat(reduced.origin()).isEqualTo(whole.origin());
      assertThat(reduced.geometry()).isEqualTo(whole.geometry());
      assertThat(reduced.pixels().widthPx()).isEqualTo(whole.pixels().widthPx());
      assertThat(meanDifference(whole.pixels(), reduced.pixels())).isLessThan(0.6 / 255);
    }
  }

  @Test
  void leadsAPointBackToItsOriginalPixelThoughTheLastBlockIsNotFull() {
    BufferedImage image = new BufferedImage(1605, 1203, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 596; y < 604; y++) {
      for (int x = 1581; x < 1589; x++) {
        image.getRaster().setSample(x, y, 0, 255);
      }
    }
    Radiograph small =
        RadiographReader.examine("a.jpg", ImageWriting.jpeg(image, 0.95), SIDE_PX).orThrow();
    double sum = 0;
    double atX = 0;
    double atY = 0;
    for (int y = 0; y < small.pixels().heightPx(); y++) {
      for (int x = 0; x < small.pixels().widthPx(); x++) {
        double value = small.pixels().at(x, y);
        sum += value;
        atX += value * small.originalX(x + 0.5, y + 0.5);
        atY += value * small.originalY(x + 0.5, y + 0.5);
      }
    }
    assertThat(atX / sum).isCloseTo(1585, within(1.5));
    assertThat(atY / sum).isCloseTo(600, within(1.5));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 40, 2000})
  void refusesACutFileInTheSameWords(int missingBytes) {
    byte[] jpeg = ImageWriting.jpeg(smooth(900, 700, BufferedImage.TYPE_BYTE_GRAY), 0.9);
    byte[] cut = Arrays.copyOf(jpeg, jpeg.length - missingBytes);
    assertThat(RadiographReader.examine("a.jpg", cut, SIDE_PX).getClass())
        .isEqualTo(RadiographReader.examine("a.jpg", cut).getClass());
    if (RadiographReader.examine("a.jpg", cut) instanceof Reading.Refused refused) {
      assertThat(RadiographReader.examine("a.jpg", cut, SIDE_PX)).isEqualTo(refused);
    }
  }

  @Test
  void refusesAThumbnailInTheSameWords() {
    byte[] jpeg = ImageWriting.jpeg(smooth(30, 700, BufferedImage.TYPE_BYTE_GRAY), 0.9);
    assertThat(RadiographReader.examine("a.jpg", jpeg, SIDE_PX))
        .isEqualTo(RadiographReader.examine("a.jpg", jpeg))
        .isInstanceOf(Reading.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void turnsTheReducedPictureAsExifAsks(int orientation) {
    byte[] jpeg =
        Pictures.oriented(
            ImageWriting.jpeg(smooth(1601, 1203, BufferedImage.TYPE_BYTE_GRAY), 0.9), orientation);
    assertThat(fast(jpeg).map(Decoded::reduction)).hasValue(8);
    Radiograph whole = RadiographReader.read("a.jpg", jpeg).shrinkTo(SIDE_PX);
    Radiograph reduced = RadiographReader.examine("a.jpg", jpeg, SIDE_PX).orThrow();
    assertThat(reduced.origin()).isEqualTo(whole.origin());
    assertThat(reduced.geometry()).isEqualTo(whole.geometry());
    assertThat(meanDifference(whole.pixels(), reduced.pixels())).isLessThan(0.6 / 255);
  }

  @Test
  void passesOverAColourProfileThatHardlyChangesGreys() {
    byte[] jpeg = ImageWriting.jpeg(smooth(900, 700, BufferedImage.TYPE_INT_RGB), 0.9);
    byte[] srgb = Pictures.profiled(jpeg, ColourProfileTest.SRGB);
    assertThat(fast(srgb)).isPresent();
    Radiograph whole = RadiographReader.read("a.jpg", srgb).shrinkTo(SIDE_PX);
    Radiograph reduced = RadiographReader.examine("a.jpg", srgb, SIDE_PX).orThrow();
    assertThat(meanDifference(whole.pixels(), reduced.pixels())).isLessThan(0.6 / 255);
  }

  @Test
  void obeysAColourProfileThatBendsGreysAndOnlyInColour() {
    byte[] colour =
        Pictures.profiled(
            ImageWriting.jpeg(smooth(900, 700, BufferedImage.TYPE_INT_RGB), 0.9),
            ColourProfileTest.LINEAR);
    byte[] grey =
        Pictures.profiled(
            ImageWriting.jpeg(smooth(900, 700, BufferedImage.TYPE_BYTE_GRAY), 0.9),
            ColourProfileTest.LINEAR);
    assertThat(fast(colour)).isEmpty();
    assertThat(fast(grey)).isPresent();
    for (byte[] jpeg : new byte[][] {colour, grey}) {
      Radiograph whole = RadiographReader.read("a.jpg", jpeg).shrinkTo(SIDE_PX);
      Radiograph reduced = RadiographReader.examine("a.jpg", jpeg, SIDE_PX).orThrow();
      assertThat(meanDifference(whole.pixels(), reduced.pixels())).isLessThan(0.6 / 255);
    }
  }

  @Test
  void shrinksEveryOtherFormatExactlyAsTheWholePicture() {
    byte[] png = Pictures.encode(Pictures.rgb(641, 480, 3), "png");
    Radiograph whole = RadiographReader.read("a.png", png).shrinkTo(SIDE_PX);
    Radiograph reduced = RadiographReader.examine("a.png", png, SIDE_PX).orThrow();
    assertThat(reduced.geometry()).isEqualTo(whole.geometry());
    assertThat(reduced.pixels().values()).isEqualTo(whole.pixels().values());
  }

  @Test
  void keepsEnoughPixelsForTheLastShrinking() {
    assertThat(JpegLuminance.reduction(4000, 3000, 320)).isEqualTo(8);
    assertThat(JpegLuminance.reduction(3800, 3000, 320)).isEqualTo(4);
    assertThat(JpegLuminance.reduction(1000, 800, 320)).isEqualTo(2);
    assertThat(JpegLuminance.reduction(950, 800, 320)).isEqualTo(1);
    assertThat(JpegLuminance.reduction(3000, 9000, 320)).isEqualTo(8);
  }

  private static Optional<Decoded> fast(byte[] jpeg) {
    return JpegLuminance.decode(
        jpeg,
        Exif.of(Format.JPEG, jpeg).jpeg().orElseThrow(),
        SIDE_PX,
        RadiographReader.MAX_PIXELS);
  }

  /** Waves of several lengths with a little noise, as soft as a radiograph. */
  private static BufferedImage smooth(int widthPx, int heightPx, int type) {
    BufferedImage image = new BufferedImage(widthPx, heightPx, type);
    Random random = new Random(widthPx);
    for (int y = 0; y < heightPx; y++) {
      for (int x = 0; x < widthPx; x++) {
        int grey =
            (int) (120 + 70 * Math.sin(x / 37.0) + 45 * Math.cos(y / 23.0 + x / 90.0))
                + random.nextInt(6);
        for (int band = 0; band < image.getRaster().getNumBands(); band++) {
          image.getRaster().setSample(x, y, band, grey);
        }
      }
    }
    return image;
  }

  private static double meanDifference(Grey one, Grey other) {
    double sum = 0;
    for (int i = 0; i < one.values().length; i++) {
      sum += Math.abs(one.values()[i] - other.values()[i]);
    }
    return sum / one.values().length;
  }
}
