package io.luxate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.luxate.Documents;
import io.luxate.train.Recipes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two programs that are given one folder. */
class SharedFolderTest {
  private static final String STUDY =
      """
      title: Hips
      networks: [squeezenet1_1]
      augmentations: [none]
      recipe: long.yaml
      tasks:
        - name: hip
          simulate: {joint: hip, internal: 14, external: 6, sizePx: 64}
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void keepsASecondStudyOutWhileTheFirstRunsAndNoLonger() throws IOException, InterruptedException {
    Documents.write(folder.resolve("long.yaml"), Recipes.text("epochs: 9000"));
    Path file = folder.resolve("hips.yaml");
    Documents.write(file, STUDY);
    Path out = folder.resolve("a study");
    Process first =
        Program.start(
            List.of(),
            folder.resolve("stdout"),
            folder.resolve("stderr"),
            "study",
            file,
            "--resume",
            "--out",
            out);
    try {
      Program.waitUntil(first, () -> Files.exists(out.resolve("study.yaml")));
      Console second = Console.luxate("study", file, "--resume", "--out", out);
      assertThat(second.exitCode()).isEqualTo(2);
      assertThat(second.err())
          .isEqualTo(
              "luxate: another run of Luxate is writing into "
                  + out
                  + "; wait for its end, or give another --out\n");
      Console set = Console.luxate("phantom", "--joint", "hip", "--out", out);
      assertThat(set.err()).contains("is writing into " + out);
      Console backbone =
          Console.luxate("pretrain", "--arch", "squeezenet1_1", "--resume", "--out", out);
      assertThat(backbone.err()).contains("is writing into " + out);
      assertThat(first.isAlive()).isTrue();
    } finally {
      first.destroyForcibly();
    }
    assertThat(first.waitFor(1, TimeUnit.MINUTES)).isTrue();
    Documents.write(file, STUDY.replace("Hips", "Other hips"));
    Console changed = Console.luxate("study", file, "--resume", "--out", out);
    assertThat(changed.err()).contains("study.yaml is of another study"); // read once it was free
  }
}
