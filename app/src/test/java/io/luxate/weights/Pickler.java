package io.luxate.weights;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Pickles and torch's files made byte by byte, well-behaved or not. */
final class Pickler {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  Pickler() {
    raw(0x80, 2);
  }

  Pickler raw(int... bytes) {
    for (int b : bytes) {
      out.write(b);
    }
    return this;
  }

  /** Opcodes and text as they stand, one byte for each character. */
  Pickler raw(String bytes) {
    out.writeBytes(bytes.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  Pickler text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write('X');
    little(4, bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  Pickler whole(long value) {
    raw(0x8a, 8);
    return little(8, value);
  }

  /** The number's bytes alone, smallest first. */
  Pickler little(int bytes, long value) {
    ByteBuffer eight = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value);
    out.write(eight.array(), 0, bytes);
    return this;
  }

  Pickler global(String module, String name) {
    return raw("c" + module + "\n" + name + "\n");
  }

  /** A float tensor that is a view of storage {@code key} of {@code count} numbers. */
  Pickler tensor(String key, long count, long offset, long[] shape, long[] strides) {
    return tensor("FloatStorage", key, count, offset, shape, strides);
  }

  Pickler tensor(
      String storage, String key, long count, long offset, long[] shape, long[] strides) {
    global("torch._utils", "_rebuild_tensor_v2");
    raw("((").text("storage").global("torch", storage).text(key).text("cpu").whole(count);
    raw("tQ").whole(offset).tuple(shape).tuple(strides);
    raw(0x89).global("collections", "OrderedDict").raw(")RtR");
    return this;
  }

  private Pickler tuple(long... numbers) {
    raw("(");
    for (long number : numbers) {
      whole(number);
    }
    return raw("t");
  }

  byte[] stop() {
    out.write('.');
    return out.toByteArray();
  }

  /** {@code {name: tensor}} of four floats in storage 0. */
  static byte[] oneTensor(String name) {
    return new Pickler()
        .raw("}")
        .text(name)
        .tensor("0", 4, 0, new long[] {4}, new long[] {1})
        .raw("s")
        .stop();
  }

  /** A pickle and its storages as torch zips them. */
  static Path zip(Path file, byte[] pickle, Map<String, byte[]> storages) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("archive/data.pkl", pickle);
    storages.forEach((key, bytes) -> entries.put("archive/data/" + key, bytes));
    return zip(file, entries, ZipEntry.STORED);
  }

  static Path zip(Path file, Map<String, byte[]> entries, int method) {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry made = new ZipEntry(entry.getKey());
        made.setMethod(method);
        CRC32 sum = new CRC32();
        sum.update(entry.getValue());
        made.setCrc(sum.getValue());
        made.setSize(entry.getValue().length);
        zip.putNextEntry(made);
        zip.write(entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  static byte[] floats(float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }
}
