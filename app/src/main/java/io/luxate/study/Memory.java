package io.luxate.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What this process holds of the machine's memory, in bytes; known on Linux only. */
final class Memory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path PEAK_RESET = Path.of("/proc/self/clear_refs");

  private Memory() {}

  /** What is in memory now. */
  static OptionalLong resident() {
    return read(STATUS, "VmRSS");
  }

  /** The most that was in memory since {@link #forgetPeak}. */
  static OptionalLong peak() {
    return read(STATUS, "VmHWM");
  }

  /** What programs may still take before the machine swaps. */
  static OptionalLong available() {
    return read(Path.of("/proc/meminfo"), "MemAvailable");
  }

  /** Begins the {@link #peak} anew; where the system allows no such thing it stays as it is. */
  static void forgetPeak() {
    try {
      if (Files.isWritable(PEAK_RESET)) {
        Files.writeString(PEAK_RESET, "5");
      }
    } catch (IOException e) {
      return; // the peak is then that of the whole run, and fewer trainings run at once
    }
  }

  private static OptionalLong read(Path file, String key) {
    try {
      if (!Files.isReadable(file)) {
        return OptionalLong.empty();
      }
      Matcher line =
          Pattern.compile("(?m)^" + key + ":\\s+(\\d+) kB").matcher(Files.readString(file));
      return line.find()
          ? OptionalLong.of(Long.parseLong(line.group(1)) * 1024)
          : OptionalLong.empty();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
