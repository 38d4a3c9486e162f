package io.luxate.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.luxate.Documents;
import io.luxate.LuxateException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The safetensors format (github.com/huggingface/safetensors): eight bytes of header length, a JSON
 * header of names, types, shapes and offsets, then the numbers, little-endian. Nothing in it can be
 * executed. Read here: F32, F16, BF16, F64, I64; written: F32, I64 counters as F32.
 */
public final class Safetensors {
  private static final long MOST_HEADER_BYTES = 100L << 20;
  private static final long MOST_BYTES = Integer.MAX_VALUE - 8;
  private static final ObjectMapper JSON = new ObjectMapper();

  private Safetensors() {}

  /** All tensors of a file by name; throws DATA when the file is damaged, naming it. */
  public static Map<String, Numbers> read(Path file) {
    ByteBuffer bytes = ByteBuffer.wrap(bytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.remaining() < 8) {
      throw damaged(file, "it has only " + bytes.remaining() + " bytes");
    }
    long headerLength = bytes.getLong();
    if (headerLength < 2 || headerLength > Math.min(bytes.remaining(), MOST_HEADER_BYTES)) {
      throw damaged(file, "its header length of " + headerLength + " bytes does not fit the file");
    }
    byte[] header = new byte[(int) headerLength];
    bytes.get(header);
    ByteBuffer data = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    Map<String, Numbers> tensors = new LinkedHashMap<>();
    Map<Long, Span> spans = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : parse(file, header).properties()) {
      if (!field.getKey().equals("__metadata__")) {
        Span span = span(file, field.getKey(), field.getValue(), data.limit());
        if (span.start() < span.end()) {
          refuseShared(file, span, spans.put(span.start(), span));
        }
        tensors.put(field.getKey(), numbers(span, data));
      }
    }
    Span before = null;
    for (Span span : spans.values()) {
      if (before != null && span.start() < before.end()) {
        refuseShared(file, span, before);
      }
      before = span;
    }
    return tensors;
  }

  /** Writes all tensors as F32 with text metadata, whole or not at all. */
  public static void write(Path file, Map<String, Numbers> tensors, Map<String, String> metadata) {
    ObjectNode header = JSON.createObjectNode();
    metadata.forEach(header.putObject("__metadata__")::put);
    long offset = 0;
    for (Map.Entry<String, Numbers> entry : tensors.entrySet()) {
      ObjectNode field = header.putObject(entry.getKey());
      field.put("dtype", "F32");
      for (long side : entry.getValue().shape()) {
        field.withArray("shape").add(side);
      }
      if (entry.getValue().shape().length == 0) {
        field.putArray("shape");
      }
      long end = offset + 4L * entry.getValue().values().length;
      field.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    StringBuilder text = new StringBuilder(header.toString());
    while (text.toString().getBytes(StandardCharsets.UTF_8).length % 8 != 0) {
      text.append(' ');
    }
    byte[] headerBytes = text.toString().getBytes(StandardCharsets.UTF_8);
    ByteBuffer out =
        ByteBuffer.allocate(Math.toIntExact(8 + headerBytes.length + offset))
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(headerBytes.length)
            .put(headerBytes);
    tensors.values().forEach(numbers -> putAll(out, numbers.values()));
    Documents.write(file, out.array());
  }

  private static void putAll(ByteBuffer out, float[] values) {
    out.asFloatBuffer().put(values);
    out.position(out.position() + 4 * values.length);
  }

  private static byte[] bytes(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new LuxateException(
            LuxateException.Kind.USER, file + " is a folder; name the weights file in it");
      }
      if (Files.size(file) > MOST_BYTES) {
        throw new LuxateException(
            LuxateException.Kind.DATA,
            file + " is longer than 2 GiB; none of the networks here has such weights");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new LuxateException(
          LuxateException.Kind.USER, "there is no weights file " + file + "; check the path", e);
    } catch (IOException e) {
      throw new LuxateException(
          LuxateException.Kind.RESOURCE, "cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static JsonNode parse(Path file, byte[] header) {
    try {
      JsonNode parsed = JSON.readTree(header);
      if (!parsed.isObject()) {
        throw damaged(file, "its header names no tensors");
      }
      return parsed;
    } catch (JsonProcessingException e) {
      throw damaged(file, "its header is no JSON");
    } catch (IOException e) {
      throw damaged(file, "its header cannot be read");
    }
  }

  /** Where a tensor lies in the data, with its shape; checked against the file's length. */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  private record Span(String name, String type, long[] shape, int count, long start, long end) {}

  private static Span span(Path file, String name, JsonNode field, long dataBytes) {
    JsonNode offsets = field.path("data_offsets");
    long start = offsets.path(0).asLong(-1);
    long end = offsets.path(1).asLong(-1);
    String type = field.path("dtype").asText();
    int width = width(file, name, type);
    long[] shape = new long[field.path("shape").size()];
    boolean empty = false;
    for (int i = 0; i < shape.length; i++) {
      shape[i] = field.path("shape").get(i).asLong(-1);
      if (shape[i] < 0 || shape[i] > Integer.MAX_VALUE) {
        throw damaged(file, "tensor " + name + " has an impossible shape");
      }
      empty |= shape[i] == 0;
    }
    long count = empty ? 0 : 1;
    for (int i = 0; i < shape.length && !empty; i++) {
      count *= shape[i]; // both below 2^31
      if (count * width > dataBytes) {
        throw damaged(file, "tensor " + name + " is larger than the file; it may be cut short");
      }
    }
    if (start < 0 || end < start || end > dataBytes || end - start != count * width) {
      throw damaged(file, "tensor " + name + " does not lie inside it; it may be cut short");
    }
    return new Span(name, type, shape, (int) count, start, end);
  }

  private static void refuseShared(Path file, Span span, @Nullable Span other) {
    if (other != null) {
      throw damaged(file, "tensors " + other.name() + " and " + span.name() + " overlap");
    }
  }

  private static Numbers numbers(Span span, ByteBuffer data) {
    ByteBuffer part =
        data.slice((int) span.start(), (int) (span.end() - span.start()))
            .order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[span.count()];
    for (int i = 0; i < values.length; i++) {
      values[i] = number(part, span.type());
    }
    return new Numbers(span.shape(), values);
  }

  private static int width(Path file, String name, String type) {
    return switch (type) {
      case "F16", "BF16" -> 2;
      case "F32" -> 4;
      case "F64", "I64" -> 8;
      default -> throw damaged(file, "tensor " + name + " has type " + type + ", not read here");
    };
  }

  private static float number(ByteBuffer part, String type) {
    return switch (type) {
      case "F16" -> half(part.getShort());
      case "BF16" -> Float.intBitsToFloat(part.getShort() << 16);
      case "F64" -> (float) part.getDouble();
      case "I64" -> part.getLong();
      default -> part.getFloat();
    };
  }

  /** IEEE 754 half precision (Float.float16ToFloat comes with Java 20). */
  private static float half(short bits) {
    int exponent = (bits >> 10) & 0x1f;
    int fraction = bits & 0x3ff;
    float magnitude =
        switch (exponent) {
          case 0 -> fraction * 0x1p-24f;
          case 31 -> fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
          default -> Math.scalb(1 + fraction / 1024f, exponent - 15);
        };
    return bits < 0 ? -magnitude : magnitude;
  }

  private static LuxateException damaged(Path file, String why) {
    return new LuxateException(
        LuxateException.Kind.DATA,
        file + " is no usable safetensors file: " + why + "; fetch or export it again");
  }
}
