package io.luxate.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Steps of a {@link Work} by the clock. */
final class Bench {
  private Bench() {}

  /**
   * A turn's outcome.
   *
   * @param per_second pictures a second in the median step
   * @param resident_mib memory that the process holds now, MiB
   * @param peak_mib the most that it ever held, MiB
   */
  record Turn(double per_second, int steps, double resident_mib, double peak_mib) {}

  /** One step untimed, then steps for so long, one at least. */
  static Turn run(Work work, double seconds) {
    work.step();
    List<Double> times = new ArrayList<>();
    long end = System.nanoTime() + (long) (seconds * 1e9);
    do {
      long start = System.nanoTime();
      work.step();
      times.add((System.nanoTime() - start) / 1e9);
    } while (System.nanoTime() < end);
    double median = Spread.of(times).median();
    return new Turn(work.each() / median, times.size(), memory("VmRSS"), memory("VmHWM"));
  }

  /** So many steps, for the memory at their end. */
  static Turn steps(Work work, int count) {
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      work.step();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    double perSecond = work.each() * count / seconds;
    return new Turn(perSecond, count, memory("VmRSS"), memory("VmHWM"));
  }

  /** A line of this process's status, MiB; -1 where the system has none. */
  static double memory(String key) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
        if (line.startsWith(key + ":")) {
          return Double.parseDouble(line.replaceAll("\\D", "")) / 1024;
        }
      }
    } catch (IOException e) {
      return -1; // not Linux
    }
    return -1;
  }
}
