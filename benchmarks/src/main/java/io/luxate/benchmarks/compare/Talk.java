package io.luxate.benchmarks.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One contestant's process: a line of words goes in, a line of JSON comes out. */
final class Talk implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final Writer in;
  private final BufferedReader out;

  /** What a contestant answered instead of doing its work. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message);
    }
  }

  /** Starts the process; what it says on its error stream is appended to {@code log}. */
  Talk(List<String> command, Map<String, String> environment, File log) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().putAll(environment);
      builder.redirectError(ProcessBuilder.Redirect.appendTo(log));
      this.process = builder.start();
      this.in = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
      this.out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new Refused("does not start: " + e.getMessage());
    }
  }

  /** Throws {@link Refused} when the process ends or answers an error. */
  JsonNode ask(Object... words) {
    try {
      in.write(String.join("\t", List.of(words).stream().map(String::valueOf).toList()) + "\n");
      in.flush();
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith("{")) { // libraries may print lines of their own
          JsonNode answer = JSON.readTree(line);
          if (answer.has("error")) {
            throw new Refused(answer.get("error").asText());
          }
          return answer;
        }
      }
    } catch (IOException e) {
      throw new Refused("stopped: " + e.getMessage());
    }
    throw new Refused("ended unexpectedly");
  }

  @Override
  public void close() {
    try {
      in.close();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
