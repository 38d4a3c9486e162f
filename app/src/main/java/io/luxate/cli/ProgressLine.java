package io.luxate.cli;

import io.luxate.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** One line on the terminal, drawn over itself: task, bar, how many, and the time left. */
final class ProgressLine implements Progress {
  private static final int BAR = 24;
  private static final long REDRAW_NANOS = 100_000_000;

  private final PrintWriter err;
  private final Map<String, Begun> begun = new HashMap<>();
  private long drawn;

  /** When a task was first heard of and how far it was then; several may run at once. */
  private record Begun(long nanos, long done) {}

  ProgressLine(PrintWriter err) {
    this.err = err;
  }

  @Override
  public synchronized void update(String task, long done, long total, String detail) {
    long now = System.nanoTime();
    if (done <= 1) {
      begun.remove(task);
    }
    Begun start = begun.computeIfAbsent(task, unknown -> new Begun(now, done));
    if (done < total && now - drawn < REDRAW_NANOS) {
      return;
    }
    drawn = now;
    int filled = (int) (BAR * done / Math.max(1, total));
    String line =
        String.format(
            Locale.ROOT,
            "%s [%s%s] %d/%d%s %s",
            task,
            "=".repeat(filled),
            " ".repeat(BAR - filled),
            done,
            total,
            left(start, done, total, now),
            detail);
    err.print("\r\u001b[K" + (line.length() > 118 ? line.substring(0, 118) : line));
    if (done >= total) {
      begun.remove(task);
      err.println();
    }
    err.flush();
  }

  private String left(Begun start, long done, long total, long now) {
    if (done <= start.done() || done >= total) {
      return "";
    }
    Duration eta = Duration.ofNanos((now - start.nanos()) / (done - start.done()) * (total - done));
    return String.format(Locale.ROOT, ", %d:%02d left", eta.toMinutes(), eta.toSecondsPart());
  }
}
