package io.luxate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.luxate.Documents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstStartTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void unpacksTheEngineOnceWhenTwoProgramsAreFirstStartedTogether()
      throws IOException, InterruptedException {
    List<String> cache = List.of("-Dorg.bytedeco.javacpp.cachedir=" + folder.resolve("cache"));
    List<Process> programs = new ArrayList<>();
    for (String name : List.of("one", "two", "three")) {
      Path out = folder.resolve(name + ".txt");
      programs.add(Program.start(cache, out, folder.resolve(name + "-err.txt"), "doctor"));
    }
    for (Process program : programs) {
      assertThat(program.waitFor(3, TimeUnit.MINUTES)).isTrue();
    }
    for (String name : List.of("one", "two", "three")) {
      assertThat(Documents.readText(folder.resolve(name + ".txt"))).contains("pytorch 2.");
    }
  }
}
