package io.luxate.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.LuxateException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedTorchFileTest {
  private static final int MUTATIONS = 3000;

  private final Path file;

  DamagedTorchFileTest(@TempDir Path folder) {
    file = folder.resolve("weights.pth");
  }

  @ParameterizedTest
  @ValueSource(strings = {"types.pth", "types-old.pth", "checkpoint.pth", "checkpoint-old.pth"})
  void refusesAFileCutShortAnywhere(String name) throws IOException {
    byte[] whole = Golden.bytes(name);
    for (int length = whole.length - 1; length >= 0; length--) {
      put(Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> WeightsFile.read(file))
          .as("cut to %d bytes", length)
          .isInstanceOf(LuxateException.class)
          .hasMessageContaining(file.toString())
          .extracting(e -> ((LuxateException) e).kind())
          .isEqualTo(LuxateException.Kind.DATA);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"types.pth", "types-old.pth", "views.pth", "views-old.pth", "checkpoint.pth"})
  void eitherReadsOrRefusesWhateverIsChangedInAFile(String name) throws IOException {
    byte[] whole = Golden.bytes(name);
    Random random = new Random(7);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] changed = changed(whole, random);
      put(changed);
      try {
        assertThat(WeightsFile.read(file).tensors()).isNotNull();
      } catch (LuxateException e) {
        assertThat(e.kind()).isEqualTo(LuxateException.Kind.DATA);
      } catch (RuntimeException | Error e) {
        throw new AssertionError("change " + i + " of " + name, e);
      }
    }
  }

  @Test
  void noticesOneFlippedBitInTheNumbers() throws IOException {
    byte[] whole = Golden.bytes("types.pth");
    byte[] numbers = Pickler.floats(Golden.quarters(5, 2));
    int at =
        new String(whole, StandardCharsets.ISO_8859_1)
            .indexOf(new String(numbers, StandardCharsets.ISO_8859_1));
    whole[at + 3] ^= 1;
    Files.write(file, whole);
    assertThatThrownBy(() -> WeightsFile.read(file)).hasMessageContaining("types/data/1 does not");
  }

  @Test
  void honoursTheByteOrderThatTheFileNames() {
    ByteBuffer big = ByteBuffer.allocate(16);
    big.asFloatBuffer().put(new float[] {1, 2, 3, 4});
    zipped(Map.of("byteorder", "big".getBytes(StandardCharsets.UTF_8), "data/0", big.array()));
    assertThat(Golden.tensor(WeightsFile.read(file).tensors(), "a").values())
        .containsExactly(1, 2, 3, 4);
    zipped(Map.of("byteorder", "little".getBytes(StandardCharsets.UTF_8), "data/0", floats()));
    assertThat(Golden.tensor(WeightsFile.read(file).tensors(), "a").values())
        .containsExactly(1, 2, 3, 4);
    zipped(Map.of("byteorder", "middle".getBytes(StandardCharsets.UTF_8), "data/0", floats()));
    refuses("neither little nor big");
  }

  @Test
  void passesOverWhatNewerTorchAddsToTheZip() {
    zipped(
        Map.of(
            ".format_version", new byte[] {'1'},
            ".storage_alignment", new byte[] {'6', '4'},
            ".data/serialization_id", new byte[40],
            "version", new byte[] {'3', '\n'},
            "data/0", floats()));
    assertThat(WeightsFile.read(file).tensors()).containsOnlyKeys("a");
  }

  @Test
  void refusesAZipThatIsNotTorchs() {
    zipped(Map.of());
    refuses("it lacks archive/data/0");
    zipped(Map.of("data/0", new byte[12]));
    refuses("another length");
    zipped(Map.of("data/0", new byte[20]));
    refuses("more than the 16");
    zipped(Map.of("constants.pkl", new byte[3], "data/0", floats()));
    refuses("a TorchScript program");
    Pickler.zip(file, Map.of("word/document.xml", new byte[9]), ZipEntry.STORED);
    refuses("a zip without data.pkl");
    Pickler.zip(
        file, Map.of("a/data.pkl", new byte[1], "b/data.pkl", new byte[1]), ZipEntry.STORED);
    refuses("more than one data.pkl");
  }

  @Test
  void unpacksNoZipBomb() {
    Map<String, byte[]> bomb = new LinkedHashMap<>();
    bomb.put("archive/data.pkl", Pickler.oneTensor("a"));
    bomb.put("archive/data/0", new byte[100 << 20]);
    Pickler.zip(file, bomb, ZipEntry.DEFLATED);
    refuses("archive/data.pkl is compressed");
  }

  @Test
  void refusesAPickleLongerThanAnyStateDict() {
    Pickler.zip(file, new byte[Pickle.MOST_BYTES + 1], Map.of());
    refuses("more than the " + Pickle.MOST_BYTES);
  }

  @Test
  void writesNothingWhereANameInTheZipPoints(@TempDir Path folder) throws IOException {
    Path outside = folder.resolve("outside");
    String name = "../../../../../../.." + outside.toAbsolutePath();
    byte[] pickle =
        new Pickler()
            .raw("}")
            .text("a")
            .tensor(name, 4, 0, new long[] {4}, new long[] {1})
            .raw("s")
            .stop();
    Pickler.zip(file, pickle, Map.of(name, floats()));
    assertThat(Golden.tensor(WeightsFile.read(file).tensors(), "a").values()).hasSize(4);
    assertThat(outside).doesNotExist();
    Files.write(outside, floats());
    Pickler.zip(file, pickle, Map.of());
    refuses("it lacks archive/data/..");
  }

  /** In place, since file systems write a file that was emptied and filled to disk at once. */
  private void put(byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(bytes));
      channel.truncate(bytes.length);
    }
  }

  private void zipped(Map<String, byte[]> others) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("archive/data.pkl", Pickler.oneTensor("a"));
    others.forEach((name, bytes) -> entries.put("archive/" + name, bytes));
    Pickler.zip(file, entries, ZipEntry.STORED);
  }

  private void refuses(String words) {
    assertThatThrownBy(() -> WeightsFile.read(file))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining(words);
  }

  private static byte[] floats() {
    return Pickler.floats(1, 2, 3, 4);
  }

  /** A few bytes changed, inserted, removed or repeated. */
  private static byte[] changed(byte[] whole, Random random) {
    byte[] changed = whole.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(changed.length);
      switch (random.nextInt(5)) {
        case 0 -> changed[at] = (byte) random.nextInt(256);
        case 1 -> changed[at] ^= (byte) (1 << random.nextInt(8));
        case 2 ->
            changed[at] = new byte[] {-1, 0, 127, -128, '.', 'R', 'c', 'Q'}[random.nextInt(8)];
        case 3 -> {
          int to = random.nextInt(changed.length);
          int count = Math.min(1 + random.nextInt(40), changed.length - Math.max(at, to));
          System.arraycopy(changed, at, changed, to, count);
        }
        default -> {
          byte[] shorter = new byte[changed.length - 1];
          System.arraycopy(changed, 0, shorter, 0, at);
          System.arraycopy(changed, at + 1, shorter, at, shorter.length - at);
          changed = shorter;
        }
      }
    }
    return changed;
  }
}
