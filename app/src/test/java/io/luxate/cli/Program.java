package io.luxate.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The real program in a process of its own. */
final class Program {
  private Program() {}

  static Process start(List<String> javaOptions, Path out, Path err, Object... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add("-Dorg.bytedeco.javacpp.maxPhysicalBytes=0");
    command.add("-Djava.awt.headless=true");
    if (Runtime.version().feature() >= 24) { // as the jar's manifest has it
      command.add("--enable-native-access=ALL-UNNAMED");
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(javaOptions);
    command.add("io.luxate.cli.Luxate");
    for (Object argument : arguments) {
      command.add(String.valueOf(argument));
    }
    return new ProcessBuilder(command)
        .redirectOutput(out.toFile())
        .redirectError(err.toFile())
        .start();
  }

  /** Until the moment has come, the process has ended or three minutes are over. */
  static void waitUntil(Process process, BooleanSupplier moment) throws InterruptedException {
    Instant latest = Instant.now().plus(Duration.ofMinutes(3));
    while (process.isAlive() && !moment.getAsBoolean() && Instant.now().isBefore(latest)) {
      Thread.sleep(5);
    }
  }
}
