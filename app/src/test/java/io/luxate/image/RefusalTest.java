package io.luxate.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.LuxateException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {
  private final Path folder;

  RefusalTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void namesFileReasonAndRemedy() throws IOException {
    Path file = Files.createFile(folder.resolve("hip 7.png"));
    assertThatThrownBy(() -> RadiographReader.read(file))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("hip 7.png")
        .hasMessageContaining("empty")
        .hasMessageContaining("download or export it again")
        .extracting(e -> ((LuxateException) e).kind())
        .isEqualTo(LuxateException.Kind.DATA);
  }

  @Test
  void tellsTheReasonsApart() throws IOException {
    assertThat(reason(new byte[0])).isEqualTo(Refusal.EMPTY);
    assertThat(reason(text("<!DOCTYPE html><p>404 not found"))).isEqualTo(Refusal.NOT_AN_IMAGE);
    assertThat(reason(text("BM is how this letter begins, and it is no bitmap")))
        .isEqualTo(Refusal.NOT_AN_IMAGE);
    assertThat(reason(text("%PDF-1.7"))).isEqualTo(Refusal.NOT_AN_IMAGE);
    assertThat(reason(new byte[] {7})).isEqualTo(Refusal.NOT_AN_IMAGE);
    assertThat(RadiographReader.examine(folder.resolve("gone.png")))
        .matches(reading -> reading instanceof Reading.Refused r && r.reason() == Refusal.MISSING);
    assertThat(RadiographReader.examine(folder))
        .matches(
            reading -> reading instanceof Reading.Refused r && r.reason() == Refusal.NOT_AN_IMAGE);
  }

  @Test
  void refusesAThumbnailByItsShorterSide() {
    assertThat(reason(Pictures.encode(Pictures.rgb(31, 400, 1), "png")))
        .isEqualTo(Refusal.TOO_SMALL);
    byte[] onePixelWebp =
        Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
    assertThat(reason(onePixelWebp)).isEqualTo(Refusal.TOO_SMALL);
    assertThat(RadiographReader.examine("a", Pictures.encode(Pictures.rgb(32, 32, 1), "png")))
        .isInstanceOf(Reading.Done.class);
  }

  @Test
  void refusesAHugeImageFromItsHeaderAlone() {
    byte[] png = Pictures.encode(Pictures.rgb(64, 64, 1), "png");
    ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
    assertThat(reason(png)).isEqualTo(Refusal.TOO_LARGE);
    assertThat(reason(Pictures.tiff(9000, 9000, 8, 1, new byte[64]))).isEqualTo(Refusal.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif", "bmp", "tiff"})
  void refusesAnImageThatWasCutShort(String format) {
    byte[] whole = Pictures.encode(Pictures.rgb(200, 150, 1), format);
    for (double part : new double[] {0.02, 0.1, 0.5, 0.9, 0.99}) {
      byte[] cut = Arrays.copyOf(whole, (int) (whole.length * part));
      assertThat(reason(cut)).as("%s of %s", part, format).isEqualTo(Refusal.UNREADABLE);
    }
  }

  @Test
  void refusesProgressiveJpegAndWebpThatWereCutShort() {
    byte[] jpeg = Pictures.progressiveJpeg(Pictures.rgb(200, 150, 1));
    assertThat(reason(Arrays.copyOf(jpeg, jpeg.length * 3 / 4))).isEqualTo(Refusal.UNREADABLE);
    byte[] webp = Pictures.webp(9);
    assertThat(reason(Arrays.copyOf(webp, webp.length * 3 / 4))).isEqualTo(Refusal.UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif", "bmp", "tiff"})
  void answersDamagedBytesWithAReadingAndNeverWithAStackTrace(String format) {
    byte[] whole = Pictures.encode(Pictures.rgb(64, 48, 1), format);
    Random random = new Random(5);
    for (int trial = 0; trial < 150; trial++) {
      byte[] damaged = whole.clone();
      for (int i = 0; i < 1 + trial % 12; i++) {
        damaged[8 + random.nextInt(damaged.length - 8)] = (byte) random.nextInt();
      }
      assertThat(RadiographReader.examine("damaged", damaged)).isNotNull();
    }
  }

  @Test
  void refusesSamplesItCannotScale() {
    assertThat(reason(Pictures.tiff(40, 40, 32, 1, new byte[6400]))).isEqualTo(Refusal.UNREADABLE);
  }

  @Test
  void saysThatDicomComesLater() {
    byte[] dicom = new byte[200];
    System.arraycopy(text("DICM"), 0, dicom, 128, 4);
    assertThat(RadiographReader.examine("IM0001", dicom))
        .isEqualTo(
            new Reading.Refused(
                Refusal.UNREADABLE, "IM0001: DICOM is not read yet; export to PNG"));
  }

  private static Refusal reason(byte[] bytes) {
    Reading reading = RadiographReader.examine("test", bytes);
    assertThat(reading).isInstanceOf(Reading.Refused.class);
    return ((Reading.Refused) reading).reason();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
