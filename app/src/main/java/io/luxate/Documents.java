package io.luxate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * YAML and JSON files as records. An unknown key is an error that names the file, the line and the
 * keys that exist; a file is written whole under its final name or not at all.
 */
public final class Documents {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.USE_DEFAULTS))
          .build();
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .addModule(new Jdk8Module())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.USE_DEFAULTS))
          .build();

  private Documents() {}

  /** Reads a YAML file; throws USER when it is not what {@code type} expects. */
  public static <T> T readYaml(Path file, Class<T> type) {
    return read(YAML, readText(file), file.toString(), type);
  }

  /** Reads YAML from a text; {@code name} stands for the file in error messages. */
  public static <T> T parseYaml(String text, String name, Class<T> type) {
    return read(YAML, text, name, type);
  }

  /** Reads a JSON file; throws USER when it is not what {@code type} expects. */
  public static <T> T readJson(Path file, Class<T> type) {
    return read(JSON, readText(file), file.toString(), type);
  }

  /** Reads JSON from a text; {@code name} stands for the file in error messages. */
  public static <T> T parseJson(String text, String name, Class<T> type) {
    return read(JSON, text, name, type);
  }

  public static void writeYaml(Path file, Object value) {
    write(file, text(YAML, value));
  }

  public static void writeJson(Path file, Object value) {
    write(file, text(JSON, value) + "\n");
  }

  /** The value as indented JSON text. */
  public static String json(Object value) {
    return text(JSON, value);
  }

  /** A record with one value changed, checked as a file's would be. */
  @SuppressWarnings("unchecked") // a record's class is the class of its copy
  public static <T extends Record> T with(T document, String key, Object value) {
    ObjectNode tree = JSON.valueToTree(document);
    tree.set(key, JSON.valueToTree(value));
    try {
      return (T) JSON.treeToValue(tree, document.getClass());
    } catch (JacksonException e) {
      throw new LuxateException(LuxateException.Kind.USER, reason(e), e);
    }
  }

  /** Writes a text file whole or not at all, making its folder when needed. */
  public static void write(Path file, String text) {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a file whole or not at all, making its folder when needed. */
  public static void write(Path file, byte[] bytes) {
    write(file, out -> out.write(bytes));
  }

  /** What a file is to hold, written in pieces. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Writes a file whole or not at all, making its folder when needed. */
  public static void write(Path file, Content content) {
    try {
      Path whole = file.toAbsolutePath();
      if (whole.getParent() != null) {
        Files.createDirectories(whole.getParent());
      }
      Path part = whole.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
      try {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
          content.writeTo(out);
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new LuxateException(
          LuxateException.Kind.RESOURCE,
          "cannot write "
              + file
              + ": "
              + LuxateException.words(e)
              + "; check the folder and the free disk",
          e);
    }
  }

  /** A text file's content; throws USER when it does not exist. */
  public static String readText(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new LuxateException(
          LuxateException.Kind.USER, file + " does not exist; check the path", e);
    } catch (CharacterCodingException e) {
      throw new LuxateException(
          LuxateException.Kind.DATA, file + " is no text; save it as UTF-8", e);
    } catch (IOException e) {
      throw new LuxateException(
          LuxateException.Kind.DATA, "cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static String text(ObjectMapper mapper, Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JacksonException e) {
      throw new LuxateException(
          LuxateException.Kind.INTERNAL, "cannot serialise " + value.getClass(), e);
    }
  }

  private static <T> T read(ObjectMapper mapper, String text, String name, Class<T> type) {
    try {
      new KnownKeys(mapper, name).check(text, type);
      T value = mapper.readValue(text, type);
      if (value == null) {
        throw new LuxateException(LuxateException.Kind.USER, name + " is empty");
      }
      return value;
    } catch (JacksonException e) {
      throw new LuxateException(
          LuxateException.Kind.USER, at(name, e) + key(e) + ": " + reason(e), e);
    } catch (IOException e) {
      throw new LuxateException(LuxateException.Kind.DATA, "cannot read " + name, e);
    }
  }

  private static String reason(JacksonException e) {
    if (e instanceof JsonMappingException && e.getCause() instanceof LuxateException cause) {
      return String.valueOf(cause.getMessage());
    }
    String message = String.valueOf(e.getOriginalMessage());
    return message.startsWith("Cannot map `null`")
        ? "it is missing or empty; give it a value"
        : message;
  }

  private static String key(JacksonException e) {
    if (!(e instanceof JsonMappingException mapping)) {
      return "";
    }
    String path =
        mapping.getPath().stream()
            .map(step -> step.getFieldName() == null ? "[]" : step.getFieldName())
            .collect(Collectors.joining("."));
    return path.isEmpty() ? "" : ", key " + path;
  }

  private static String at(String name, JacksonException e) {
    JsonLocation location = e.getLocation();
    return location == null ? name : name + " line " + location.getLineNr();
  }
}
