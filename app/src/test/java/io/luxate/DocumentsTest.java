package io.luxate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void leavesTheOldFileAndNothingElseWhenWritingBreaksOff() throws IOException {
    Path file = Files.writeString(folder.resolve("model.onnx"), "old");
    assertThatThrownBy(
            () ->
                Documents.write(
                    file,
                    out -> {
                      out.write(new byte[1 << 20]);
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("model.onnx: No space left on device; check the folder")
        .extracting(e -> ((LuxateException) e).kind())
        .isEqualTo(LuxateException.Kind.RESOURCE);
    assertThat(file).hasContent("old");
    assertThat(folder.toFile().list()).containsExactly("model.onnx");
  }
}
