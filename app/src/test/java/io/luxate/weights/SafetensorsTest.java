package io.luxate.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.LuxateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
  private final Path file;

  private final Path folder;

  SafetensorsTest(@TempDir Path folder) {
    this.folder = folder;
    file = folder.resolve("ä weights.safetensors");
  }

  @Test
  void givesBackWhatItWrote() {
    Map<String, Numbers> tensors = new LinkedHashMap<>();
    tensors.put("a.weight", new Numbers(new long[] {2, 2}, new float[] {1, -2, 3, 4}));
    tensors.put("a.count", new Numbers(new long[] {}, new float[] {7}));
    tensors.put("none", new Numbers(new long[] {0, 3}, new float[] {}));
    Safetensors.write(file, tensors, Map.of("architecture", "Müller"));
    Map<String, Numbers> read = Safetensors.read(file);
    assertThat(read.keySet()).containsExactly("a.weight", "a.count", "none");
    read.forEach(
        (name, numbers) -> {
          assertThat(numbers.values()).as(name).isEqualTo(numbers(tensors, name).values());
          assertThat(numbers.shape()).as(name).isEqualTo(numbers(tensors, name).shape());
        });
  }

  @Test
  void readsEveryNumberFormatOfPublishedWeights() {
    ByteBuffer data = ByteBuffer.allocate(36).order(ByteOrder.LITTLE_ENDIAN);
    data.putShort((short) 0x3c00).putShort((short) 0xc000).putShort((short) 0x0001); // F16
    data.putShort((short) 0x7c00).putShort((short) 0xfbff).putShort((short) 0x8000);
    data.putShort((short) 0x3f80).putShort((short) 0xc049).putInt(Float.floatToIntBits(0.1f));
    data.putDouble(-2.5).putLong(12);
    put(
        "{\"h\":{\"dtype\":\"F16\",\"shape\":[6],\"data_offsets\":[0,12]},"
            + "\"b\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[12,16]},"
            + "\"f\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[16,20]},"
            + "\"d\":{\"dtype\":\"F64\",\"shape\":[],\"data_offsets\":[20,28]},"
            + "\"i\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[28,36]}}",
        data.array());
    Map<String, Numbers> read = Safetensors.read(file);
    assertThat(numbers(read, "h").values())
        .containsExactly(1f, -2f, 0x1p-24f, Float.POSITIVE_INFINITY, -65504f, -0f);
    assertThat(numbers(read, "b").values()).containsExactly(1f, -3.140625f);
    assertThat(numbers(read, "f").values()).containsExactly(0.1f);
    assertThat(numbers(read, "d").values()).containsExactly(-2.5f);
    assertThat(numbers(read, "i").values()).containsExactly(12f);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 9, 40, 70})
  void refusesAFileCutShort(int bytes) {
    Safetensors.write(file, Map.of("a", new Numbers(new long[] {4}, new float[4])), Map.of());
    byte[] whole = bytes();
    assertThat(whole.length).isGreaterThan(bytes);
    write(Arrays.copyOf(whole, bytes));
    refuses("");
    write(Arrays.copyOf(whole, whole.length - 1));
    refuses("cut short");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 32, 3_000_000_000L})
  void refusesAHeaderLengthThatLies(long length) {
    write(ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array());
    refuses("header length of " + length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"not json", "[]", "null", "\"a\"", "{\"a\":1}", "{\"a\":", "12"})
  void refusesAHeaderThatNamesNoTensors(String header) {
    put(header, new byte[16]);
    refuses("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "F32; [4]; [4,20]",
        "F32; [4]; [-4,12]",
        "F32; [4]; [12,-4]",
        "F32; [3]; [0,16]",
        "F32; [4]; [9223372036854775807,9223372036854775807]",
        "F32; [4]; [0]",
        "F32; [-4]; [0,16]",
        "F32; [2147483647,2147483647,2147483647]; [0,16]",
        "F32; [2147483647,2147483647,2]; [0,16]",
        "F64; [4294967296,4294967296]; [0,0]",
        "F32; [1073741824,4]; [0,0]",
        "F32; [\"many\"]; [0,16]",
        "F8_E4M3; [16]; [0,16]",
        "''; [4]; [0,16]"
      })
  void refusesATensorThatDoesNotFitTheFile(String type, String shape, String offsets) {
    put(
        "{\"a\":{\"dtype\":\""
            + type
            + "\",\"shape\":"
            + shape
            + ",\"data_offsets\":"
            + offsets
            + "}}",
        new byte[16]);
    refuses("tensor a");
  }

  @Test
  void takesAnEmptyTensorHoweverHugeItsOtherSides() {
    put(
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2147483647,2147483647,0],\"data_offsets\":[0,0]}}",
        new byte[0]);
    assertThat(numbers(Safetensors.read(file), "a").values()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 4", "0, 8", "4, 8"})
  void refusesTensorsThatShareBytes(int start, int end) {
    put(
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
            + ("\"b\":{\"dtype\":\"F32\",\"shape\":[" + (end - start) / 4)
            + ("],\"data_offsets\":[" + start + "," + end + "]}}"),
        new byte[16]);
    refuses("overlap");
  }

  @Test
  void namesTheRemedyForAFileThatIsNotThere() {
    assertThatThrownBy(() -> Safetensors.read(file))
        .hasMessageContaining(file + "; check the path")
        .extracting(e -> ((LuxateException) e).kind())
        .isEqualTo(LuxateException.Kind.USER);
    assertThatThrownBy(() -> Safetensors.read(folder))
        .hasMessageContaining("is a folder")
        .extracting(e -> ((LuxateException) e).kind())
        .isEqualTo(LuxateException.Kind.USER);
  }

  private void refuses(String words) {
    assertThatThrownBy(() -> Safetensors.read(file))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining(file + " is no usable safetensors file")
        .hasMessageContaining(words)
        .extracting(e -> ((LuxateException) e).kind())
        .isEqualTo(LuxateException.Kind.DATA);
  }

  private void put(String header, byte[] data) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    write(
        ByteBuffer.allocate(8 + text.length + data.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(text.length)
            .put(text)
            .put(data)
            .array());
  }

  private void write(byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] bytes() {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Numbers numbers(Map<String, Numbers> all, String name) {
    Numbers found = all.get(name);
    if (found == null) {
      throw new AssertionError("no tensor " + name);
    }
    return found;
  }
}
