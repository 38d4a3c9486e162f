package io.luxate.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.LuxateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  @TempDir private Path root = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void namesAFolder() {
    out = root.resolve("out");
  }

  @Test
  void keepsASecondRunOutUntilTheFirstEnds() {
    try (RunFolder held = RunFolder.claim(out)) {
      Path detour = held.path().resolve("..").resolve("out");
      for (Path same : new Path[] {out, detour}) {
        assertThatThrownBy(() -> RunFolder.claim(same))
            .hasMessageContaining("another run of Luxate is writing into " + same)
            .extracting(e -> ((LuxateException) e).kind())
            .isEqualTo(LuxateException.Kind.USER);
        assertThatThrownBy(() -> RunFolder.resume(same)).hasMessageContaining("another run");
      }
    }
    assertThat(out).isEmptyDirectory();
    RunFolder.claim(out).close();
  }

  @Test
  void leavesAFolderThatHoldsSomethingAsItWas() throws IOException {
    Files.createDirectories(out);
    Files.writeString(out.resolve("a file"), "hello");
    assertThatThrownBy(() -> RunFolder.claim(out)).hasMessageContaining("already holds files");
    assertThat(out.toFile().list()).containsExactly("a file");
    RunFolder.resume(out).close();
    assertThat(out.toFile().list()).containsExactly("a file");
  }
}
