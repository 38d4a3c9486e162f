package io.luxate.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine for which there is no Leptonica: a process whose class path lacks its libraries. */
class WithoutNativesTest {
  private static final int SIDE_PX = 100;

  private final Path folder;

  WithoutNativesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** Prints whether the fast path took the JPEG, and the mean grey value of the reading. */
  static final class Reader {
    private Reader() {}

    public static void main(String[] arguments) throws IOException {
      System.out.println(told(Path.of(arguments[0])));
    }
  }

  @Test
  void readsAJpegThroughJavaWhereTheLibraryIsMissing() throws IOException {
    Path file = folder.resolve("hip.jpg");
    Files.write(file, Pictures.encode(Pictures.rgb(640, 480, 5), "jpeg"));
    String here = told(file);
    String there = toldWithoutLibraries(file);
    assertThat(here).startsWith("fast true mean ");
    assertThat(there).startsWith("fast false mean ");
    assertThat(mean(there)).isCloseTo(mean(here), within(0.5 / 255));
  }

  private static String told(Path file) throws IOException {
    byte[] jpeg = Files.readAllBytes(file);
    boolean fast =
        JpegLuminance.decode(
                jpeg,
                Exif.of(Format.JPEG, jpeg).jpeg().orElseThrow(),
                SIDE_PX,
                RadiographReader.MAX_PIXELS)
            .isPresent();
    double sum = 0;
    float[] values = RadiographReader.examine(file, SIDE_PX).orThrow().pixels().values();
    for (float value : values) {
      sum += value;
    }
    return "fast " + fast + " mean " + sum / values.length;
  }

  private static double mean(String told) {
    return Double.parseDouble(told.substring(told.lastIndexOf(' ') + 1));
  }

  private static String toldWithoutLibraries(Path file) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    String without =
        Arrays.stream(classPath.split(File.pathSeparator))
            .filter(
                jar -> !new File(jar).getName().matches("leptonica-.*-(linux|macosx|windows).*"))
            .collect(Collectors.joining(File.pathSeparator));
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                without,
                "-Djava.awt.headless=true",
                Reader.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (InputStream out = process.getInputStream()) {
      return new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
