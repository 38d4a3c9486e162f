package io.luxate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;

/** JSON as another program would read it. */
final class Json {
  private Json() {}

  /** What a command wrote to standard output. */
  static JsonNode of(Console console) throws IOException {
    return new ObjectMapper().readTree(console.out());
  }

  static JsonNode in(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }
}
