package io.luxate.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainPngTest {
  private static final int WIDTH_PX = 53;
  private static final int HEIGHT_PX = 47;

  /** Any bytes are a picture once a filter has been undone, so all five meet all values. */
  @ParameterizedTest
  @CsvSource({
    "8, 0, 1",
    "8, 2, 3",
    "8, 4, 2",
    "8, 6, 4",
    "16, 0, 1",
    "16, 2, 3",
    "16, 4, 2",
    "16, 6, 4"
  })
  void readsWhatJavaReadsThroughEveryFilter(int bits, int colourType, int channels)
      throws UnusableImageException {
    for (int firstFilter = 0; firstFilter < 5; firstFilter++) {
      byte[] packed = deflated(filtered(WIDTH_PX * channels * bits / 8, firstFilter));
      byte[] png =
          Pictures.png(
              WIDTH_PX,
              HEIGHT_PX,
              bits,
              colourType,
              new Pictures.Chunk("gAMA", new byte[] {0, 0, (byte) 0xb1, (byte) 0x8f}),
              new Pictures.Chunk("IDAT", Arrays.copyOf(packed, 100)),
              new Pictures.Chunk("IDAT", Arrays.copyOfRange(packed, 100, packed.length)));
      Decoded ours = plain(png).orElseThrow();
      Decoded javas = javas(png);
      assertThat(ours.bitsPerSample()).isEqualTo(javas.bitsPerSample()).isEqualTo(bits);
      assertThat(ours.channels()).isEqualTo(javas.channels()).isEqualTo(channels);
      float[] expected = javas.rows().whole().values();
      float[] values = ours.rows().whole().values();
      assertThat(values).hasSameSizeAs(expected);
      for (int i = 0; i < values.length; i++) {
        assertThat(values[i]).isCloseTo(expected[i], within(2e-7f)).isBetween(0f, 1f);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void leavesPalettesToJava(int bits) {
    byte[] png = Pictures.encode(Pictures.palette(bits, 0xff0000ff, 0xffffff00), "png");
    assertThat(plain(png)).isEmpty();
  }

  @Test
  void leavesATransparentColourToJava() {
    byte[] packed = deflated(filtered(WIDTH_PX, 0));
    Pictures.Chunk transparent = new Pictures.Chunk("tRNS", new byte[] {0, 7});
    Pictures.Chunk pixels = new Pictures.Chunk("IDAT", packed);
    assertThat(plain(Pictures.png(WIDTH_PX, HEIGHT_PX, 8, 0, pixels))).isPresent();
    assertThat(plain(Pictures.png(WIDTH_PX, HEIGHT_PX, 8, 0, transparent, pixels))).isEmpty();
  }

  @Test
  void leavesWhatIsNotSoundToJava() {
    byte[] rows = filtered(WIDTH_PX, 0);
    byte[] packed = deflated(rows);
    byte[] wrongSum = packed.clone();
    wrongSum[wrongSum.length - 1]++;
    byte[] noSuchFilter = rows.clone();
    noSuchFilter[0] = 5;
    byte[] fewRows = Arrays.copyOf(rows, rows.length - 1);
    byte[] manyRows = Arrays.copyOf(rows, rows.length + 1);
    for (byte[] broken :
        new byte[][] {
          wrongSum,
          Arrays.copyOf(packed, packed.length / 2),
          new byte[0],
          deflated(noSuchFilter),
          deflated(fewRows),
          deflated(manyRows)
        }) {
      byte[] png = Pictures.png(WIDTH_PX, HEIGHT_PX, 8, 0, new Pictures.Chunk("IDAT", broken));
      assertThat(plain(png)).isEmpty();
    }
    byte[] whole = Pictures.png(WIDTH_PX, HEIGHT_PX, 8, 0, new Pictures.Chunk("IDAT", packed));
    for (int length = 8; length < whole.length; length += 13) {
      assertThat(plain(Arrays.copyOf(whole, length))).isEmpty();
    }
  }

  @Test
  void isWhatTheReaderUsesForAPictureOfAnyDepth() {
    BufferedImage ramp = Pictures.ramp16(200);
    byte[] png = Pictures.encode(ramp, "png");
    assertThat(plain(png)).isPresent();
    assertThat(RadiographReader.read("r", png).pixels().at(150, 9))
        .isEqualTo((16 * 150 + 9) / 65535f);
  }

  private static Optional<Decoded> plain(byte[] png) {
    return PlainPng.decode(png, RadiographReader.MAX_PIXELS);
  }

  private static Decoded javas(byte[] png) throws UnusableImageException {
    return CommonFormats.decode(
        Format.PNG, png, Exif.of(Format.PNG, png), RadiographReader.MAX_PIXELS);
  }

  /** Rows of noise, each behind the number of a filter, which go round. */
  private static byte[] filtered(int rowBytes, int firstFilter) {
    byte[] rows = new byte[(rowBytes + 1) * HEIGHT_PX];
    new Random(rowBytes + firstFilter).nextBytes(rows);
    for (int y = 0; y < HEIGHT_PX; y++) {
      rows[y * (rowBytes + 1)] = (byte) ((y + firstFilter) % 5);
    }
    return rows;
  }

  private static byte[] deflated(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      deflater.write(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }
}
