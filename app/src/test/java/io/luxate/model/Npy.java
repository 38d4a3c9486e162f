package io.luxate.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A NumPy array file of float32 in C order, as golden inputs and outputs are kept. */
@SuppressWarnings("ArrayRecordComponent")
record Npy(long[] shape, float[] values) {
  private static final Pattern SHAPE = Pattern.compile("'shape': \\(([0-9, ]*)\\)");

  static Npy read(Path file) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      int headerBytes = bytes.get(6) == 1 ? bytes.getShort(8) & 0xffff : bytes.getInt(8);
      int start = (bytes.get(6) == 1 ? 10 : 12) + headerBytes;
      String header = new String(bytes.array(), 0, start, StandardCharsets.ISO_8859_1);
      Matcher shape = SHAPE.matcher(header);
      if (!header.contains("'<f4'") || !header.contains("False") || !shape.find()) {
        throw new IllegalArgumentException(file + " is no float32 array in C order: " + header);
      }
      long[] sides =
          Arrays.stream(shape.group(1).split(","))
              .map(String::trim)
              .filter(side -> !side.isEmpty())
              .mapToLong(Long::parseLong)
              .toArray();
      float[] values = new float[(bytes.capacity() - start) / 4];
      bytes.position(start).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
      return new Npy(sides, values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
