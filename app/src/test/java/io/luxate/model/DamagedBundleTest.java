package io.luxate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.Documents;
import io.luxate.FilePart;
import io.luxate.LuxateException;
import io.luxate.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A bundle that was cut, altered or made to deceive is refused. */
class DamagedBundleTest {
  @TempDir private Path folder = Path.of("");
  private WrittenBundle written;
  private Path bundle = Path.of("");

  @BeforeEach
  void writesABundle() {
    Engine.useThreads(1);
    written = WrittenBundle.in(folder);
    bundle = written.file();
  }

  @Test
  void refusesWeightsThatAreNotItsNetworks() {
    try (TrainedModel other = Models.trained(Architecture.RESNET18, WrittenBundle.SIDE_PX)) {
      other.save(folder.resolve("other"));
    }
    Map<String, Documents.Content> parts = written.parts();
    parts.put(Bundle.WEIGHTS, FilePart.whole(folder.resolve("other/weights.safetensors"))::copyTo);
    BundleWriting.write(bundle, parts);
    assertRefused("does not fit this network's backbone");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "model.json | {} | model.json",
        "model.json | nothing | model.json",
        "thresholds.json | {\"operatingPoints\":[]} | thresholds.json calls at no threshold",
        "thresholds.json | [] | thresholds.json",
        "calibration.json | {\"method\":\"temperature\",\"note\":\"\"} | the method 'temperature'",
        "calibration.json | {\"method\":\"none\",\"extra\":1} | unknown key 'extra'",
        "provenance.json | [1] | provenance.json"
      })
  void refusesAPartThatSaysSomethingElse(String part, String text, String words) {
    Map<String, Documents.Content> parts = written.parts();
    parts.put(part, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    BundleWriting.write(bundle, parts);
    assertRefused(words);
  }

  @Test
  void namesEveryPartThatWasAltered() throws IOException {
    byte[] bytes = Files.readAllBytes(bundle);
    bytes[offset(bytes, "\"positive\"") + 1] = 'P';
    bytes[bytes.length - 2000] ^= 1;
    Files.write(bundle, bytes);
    assertThat(Bundle.verify(bundle).problems())
        .containsExactly(
            "model.json: its SHA-256 is not the manifest's",
            "weights.safetensors: its SHA-256 is not the manifest's");
    assertRefused("model.json: its SHA-256 is not the manifest's");
  }

  @Test
  void refusesOneThatWasCutShortAnywhere() throws IOException {
    byte[] whole = Files.readAllBytes(bundle);
    List<Integer> lengths = new ArrayList<>(List.of(0, 1, 4, 29, 30, 42, 43, 100, 1000));
    for (int part = 1; part < 40; part++) {
      lengths.add((int) ((long) whole.length * part / 40));
    }
    for (int cut = 1; cut < 700; cut += 7) {
      lengths.add(whole.length - cut);
    }
    for (int length : lengths) {
      Files.write(bundle, Arrays.copyOf(whole, length));
      assertThat(Bundle.verify(bundle).problems()).as("length %d", length).isNotEmpty();
      assertNothingButARefusal();
    }
  }

  @Test
  void neverAnswersWithOtherWeightsWhateverByteWasChanged() throws IOException {
    byte[] whole = Files.readAllBytes(bundle);
    Random random = new Random(3);
    int headers = offset(whole, "PK\001\002");
    String before = weights(bundle);
    for (int time = 0; time < 300; time++) {
      byte[] bytes = whole.clone();
      int at = time % 3 == 0 ? random.nextInt(whole.length) : random.nextInt(6000);
      at = time % 3 == 1 ? headers + random.nextInt(whole.length - headers) : at;
      bytes[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(bundle, bytes);
      String after;
      try {
        after = weights(bundle);
      } catch (LuxateException e) {
        continue;
      }
      assertThat(after).as("byte %d of %d", at, whole.length).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../evil.json", "/etc/passwd", "model.json/", "a\\b", "MODEL.JSON", "extra.txt"})
  void refusesAnythingThatIsNoPart(String name) throws IOException {
    written.rewrite(entries -> entries.put(name, new byte[] {1}), ZipEntry.STORED);
    assertRefused(name.startsWith("..") || name.startsWith("/") ? "" : "no part of a bundle");
  }

  @Test
  void refusesBytesThatBelongToNoPart() throws IOException {
    byte[] whole = Files.readAllBytes(bundle);
    byte[] longer = Arrays.copyOf(whole, whole.length + 5);
    longer[whole.length - 2] = 5; // a comment of five bytes
    Files.write(bundle, longer);
    assertRefused("bytes that belong to no part");
    byte[] later = new byte[whole.length + 10];
    System.arraycopy(whole, 0, later, 10, whole.length);
    Files.write(bundle, later);
    assertThat(Bundle.verify(bundle).problems()).isNotEmpty();
  }

  @Test
  void refusesAPartThatStandsThereTwice() throws IOException {
    byte[] whole = Files.readAllBytes(bundle);
    String name = "calibration.json";
    written.rewrite(entries -> entries.put("calibration.jsom", entries.get(name)), ZipEntry.STORED);
    byte[] twice = Files.readAllBytes(bundle);
    for (int at = 0; at < twice.length - 20; at++) {
      if (new String(twice, at, 16, StandardCharsets.ISO_8859_1).equals("calibration.jsom")) {
        twice[at + 15] = 'n';
      }
    }
    Files.write(bundle, twice);
    assertThat(twice.length).isGreaterThan(whole.length);
    assertRefused("calibration.json stands in it twice");
  }

  @Test
  void refusesWhatUnpacksToMoreThanItself() throws IOException {
    written.rewrite(
        entries -> entries.put("weights.safetensors", new byte[50 << 20]), ZipEntry.DEFLATED);
    assertThat(Files.size(bundle)).isLessThan(1 << 20);
    assertRefused("is compressed, and a bundle's parts are not");
  }

  @Test
  void refusesOneThatSaysItIsEncrypted() throws IOException {
    byte[] bytes = Files.readAllBytes(bundle);
    bytes[6] |= 1;
    bytes[offset(bytes, "PK\001\002") + 8] |= 1;
    Files.write(bundle, bytes);
    assertRefused("");
  }

  @Test
  void refusesAPartThatTheManifestDoesNotList() throws IOException {
    written.rewrite(
        entries -> {
          BundleManifest manifest =
              BundleManifest.parse(
                  new String(entries.get(BundleManifest.NAME), StandardCharsets.UTF_8));
          List<BundleManifest.Part> fewer =
              manifest.parts().stream().filter(p -> !p.name().equals(Bundle.CARD)).toList();
          entries.put(
              BundleManifest.NAME,
              Documents.json(new BundleManifest("luxate-bundle", 1, "0.1.0", fewer))
                  .getBytes(StandardCharsets.UTF_8));
        },
        ZipEntry.STORED);
    assertRefused("model.json is missing in the manifest");
    written.rewrite(entries -> entries.remove(Bundle.CARD), ZipEntry.STORED);
    assertRefused("'model.json' is missing");
    written.rewrite(entries -> entries.remove(BundleManifest.NAME), ZipEntry.STORED);
    assertThat(Bundle.verify(bundle).problems())
        .containsExactly("manifest.json is missing, so it is no bundle of Luxate's");
  }

  @Test
  void saysThatALaterFormatNeedsALaterLuxate() throws IOException {
    byte[] later =
        "{\"format\":\"luxate-bundle\",\"version\":2,\"signature\":\"x\",\"parts\":[]}"
            .getBytes(StandardCharsets.UTF_8);
    written.rewrite(entries -> entries.put(BundleManifest.NAME, later), ZipEntry.STORED);
    assertRefused("the bundle's format is of version 2, and this Luxate reads 1");
  }

  private void assertRefused(String words) {
    assertThat(Bundle.verify(bundle).problems()).anyMatch(problem -> problem.contains(words));
    assertThatThrownBy(() -> Bundle.load(bundle))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining(bundle + " is no intact bundle: ")
        .hasMessageContaining(words)
        .extracting(e -> ((LuxateException) e).kind())
        .isEqualTo(LuxateException.Kind.DATA);
  }

  /** As a command would open it, whatever it is taken for. */
  private void assertNothingButARefusal() {
    assertThatThrownBy(() -> Classifier.open(bundle)).isInstanceOf(LuxateException.class);
  }

  private static String weights(Path bundle) {
    FilePart part = Bundle.parts(bundle).get(Bundle.WEIGHTS);
    if (part == null) {
      throw new UncheckedIOException(new IOException("an intact bundle without weights"));
    }
    return Sha256.of(part.read());
  }

  private static int offset(byte[] bytes, String text) {
    byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
    for (int at = 0; at + wanted.length <= bytes.length; at++) {
      if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    throw new IllegalArgumentException(text + " is not there");
  }
}
