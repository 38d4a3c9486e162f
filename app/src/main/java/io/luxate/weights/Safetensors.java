package io.luxate.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.luxate.Documents;
import io.luxate.LuxateException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The safetensors format (github.com/huggingface/safetensors): eight bytes of header length, a JSON
 * header of names, types, shapes and offsets, then the numbers, little-endian. Nothing in it can be
 * executed. Read here: every type of {@link NumberType}; written: F32, counters too.
 */
public final class Safetensors {
  private static final long MOST_HEADER_BYTES = 16L << 20;
  private static final long MOST_BYTES = Integer.MAX_VALUE - 8;
  private static final ObjectMapper JSON = new ObjectMapper();

  private Safetensors() {}

  /** All tensors of a file by name; throws DATA when the file is damaged, naming it. */
  public static Map<String, Numbers> read(Path file) {
    try (FileBytes bytes = FileBytes.open(file)) {
      return read(bytes);
    } catch (UnusableWeightsException e) {
      throw new LuxateException(
          LuxateException.Kind.DATA, file + " is no usable safetensors file: " + e.words(), e);
    }
  }

  /** As {@link #read(Path)}, of a file that is open. */
  static Map<String, Numbers> read(FileBytes bytes) {
    if (bytes.length() < 8) {
      throw damaged("it has only " + bytes.length() + " bytes");
    }
    long headerLength = bytes.read(0, 8).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (headerLength < 2 || headerLength > Math.min(bytes.length() - 8, MOST_HEADER_BYTES)) {
      throw damaged("its header length of " + headerLength + " bytes does not fit the file");
    }
    long dataStart = 8 + headerLength;
    List<Span> spans = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field :
        parse(bytes.read(8, (int) headerLength).array()).properties()) {
      if (!field.getKey().equals("__metadata__")) {
        spans.add(span(field.getKey(), field.getValue(), bytes.length() - dataStart));
      }
    }
    refuseShared(spans);
    Map<String, Numbers> tensors = new LinkedHashMap<>();
    for (Span span : spans) {
      ByteBuffer part = bytes.read(dataStart + span.start(), (int) (span.end() - span.start()));
      float[] values = span.type().read(part.order(ByteOrder.LITTLE_ENDIAN), span.count());
      tensors.put(span.name(), new Numbers(span.shape(), values));
    }
    return tensors;
  }

  /** Writes a tensor's numbers, F32 and little-endian. */
  @FunctionalInterface
  public interface Values {
    void writeTo(OutputStream out, String name) throws IOException;
  }

  /** Writes all tensors as F32 with text metadata, whole or not at all. */
  public static void write(Path file, Map<String, Numbers> tensors, Map<String, String> metadata) {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    tensors.forEach((name, numbers) -> shapes.put(name, numbers.shape()));
    write(
        file,
        shapes,
        (out, name) -> out.write(bytes(Objects.requireNonNull(tensors.get(name)).values())),
        metadata);
  }

  /** As {@link #write(Path, Map, Map)}, of tensors whose numbers are asked for one by one. */
  public static void write(
      Path file, Map<String, long[]> shapes, Values values, Map<String, String> metadata) {
    ObjectNode header = JSON.createObjectNode();
    new TreeMap<>(metadata).forEach(header.putObject("__metadata__")::put);
    long offset = 0;
    for (Map.Entry<String, long[]> entry : shapes.entrySet()) {
      ObjectNode field = header.putObject(entry.getKey());
      field.put("dtype", "F32");
      ArrayNode shape = field.putArray("shape");
      long end = offset + 4 * LongStream.of(entry.getValue()).reduce(1, Math::multiplyExact);
      LongStream.of(entry.getValue()).forEach(shape::add);
      field.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    StringBuilder text = new StringBuilder(header.toString());
    while (text.toString().getBytes(StandardCharsets.UTF_8).length % 8 != 0) {
      text.append(' ');
    }
    byte[] headerBytes = text.toString().getBytes(StandardCharsets.UTF_8);
    byte[] length =
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(headerBytes.length).array();
    Documents.write(
        file,
        out -> {
          out.write(length);
          out.write(headerBytes);
          for (String name : shapes.keySet()) {
            values.writeTo(out, name);
          }
        });
  }

  private static byte[] bytes(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  private static JsonNode parse(byte[] header) {
    try {
      JsonNode parsed = JSON.readTree(header);
      if (!parsed.isObject()) {
        throw damaged("its header names no tensors");
      }
      return parsed;
    } catch (JsonProcessingException e) {
      throw damaged("its header is no JSON");
    } catch (IOException e) {
      throw damaged("its header cannot be read");
    }
  }

  /** Where a tensor lies in the data, with its shape; checked against the file's length. */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  private record Span(String name, NumberType type, long[] shape, int count, long start, long end) {
    String shown() {
      return Words.shown(name);
    }
  }

  private static Span span(String name, JsonNode field, long dataBytes) {
    JsonNode offsets = field.path("data_offsets");
    long start = offsets.path(0).asLong(-1);
    long end = offsets.path(1).asLong(-1);
    String written = field.path("dtype").asText();
    NumberType type =
        NumberType.named(written)
            .orElseThrow(
                () ->
                    damaged(
                        "tensor "
                            + Words.shown(name)
                            + " has type "
                            + Words.shown(written)
                            + ", not read here"));
    int width = type.widthBytes();
    long[] shape = new long[field.path("shape").size()];
    boolean empty = false;
    for (int i = 0; i < shape.length; i++) {
      shape[i] = field.path("shape").get(i).asLong(-1);
      if (shape[i] < 0 || shape[i] > Integer.MAX_VALUE) {
        throw damaged("tensor " + Words.shown(name) + " has an impossible shape");
      }
      empty |= shape[i] == 0;
    }
    long count = empty ? 0 : 1;
    for (int i = 0; i < shape.length && !empty; i++) {
      count *= shape[i]; // both below 2^31
      if (count * width > Math.min(dataBytes, MOST_BYTES)) {
        throw damaged(
            "tensor " + Words.shown(name) + " is larger than the file; it may be cut short");
      }
    }
    if (start < 0 || end < start || end > dataBytes || end - start != count * width) {
      throw damaged("tensor " + Words.shown(name) + " does not lie inside it; it may be cut short");
    }
    return new Span(name, type, shape, (int) count, start, end);
  }

  private static void refuseShared(List<Span> spans) {
    Map<Long, Span> byStart = new TreeMap<>();
    for (Span span : spans) {
      if (span.start() < span.end()) {
        refuseShared(span, byStart.put(span.start(), span));
      }
    }
    Span before = null;
    for (Span span : byStart.values()) {
      if (before != null && span.start() < before.end()) {
        refuseShared(span, before);
      }
      before = span;
    }
  }

  private static void refuseShared(Span span, @Nullable Span other) {
    if (other != null) {
      throw damaged("tensors " + other.shown() + " and " + span.shown() + " overlap");
    }
  }

  private static UnusableWeightsException damaged(String why) {
    return new UnusableWeightsException(why);
  }
}
