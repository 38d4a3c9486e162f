package io.luxate.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Values of other programs, from benchmarks/peers. */
final class Golden {
  private Golden() {}

  static JsonNode proc() {
    return read("proc-golden.json").get("cases");
  }

  static JsonNode statistics(String part) {
    return read("statistics-golden.json").get(part);
  }

  static String name(JsonNode golden) {
    return golden.get("name").asText();
  }

  static double[] numbers(JsonNode array) {
    double[] numbers = new double[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = array.get(i).asDouble();
    }
    return numbers;
  }

  static int[] whole(JsonNode array) {
    int[] numbers = new int[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = array.get(i).asInt();
    }
    return numbers;
  }

  static boolean[] truths(JsonNode array) {
    boolean[] truths = new boolean[array.size()];
    for (int i = 0; i < truths.length; i++) {
      truths[i] = array.get(i).asBoolean();
    }
    return truths;
  }

  static double[][] matrix(JsonNode rows) {
    double[][] matrix = new double[rows.size()][];
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = numbers(rows.get(i));
    }
    return matrix;
  }

  static void agree(Interval ours, JsonNode golden, double leeway) {
    agree(new Limits(ours.low(), ours.high(), ours.level(), ours.method()), golden, leeway);
  }

  static void agree(Limits ours, JsonNode golden, double leeway) {
    assertThat(ours.low()).as("low").isEqualTo(golden.get(0).asDouble(), within(leeway));
    assertThat(ours.high()).as("high").isEqualTo(golden.get(1).asDouble(), within(leeway));
  }

  private static JsonNode read(String file) {
    try (InputStream in = Golden.class.getResourceAsStream(file)) {
      return new ObjectMapper().readTree(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
