package io.luxate.cli;

import io.luxate.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** One line on the terminal, drawn over itself: task, bar, how many, and the time left. */
final class ProgressLine implements Progress {
  private static final int BAR = 24;
  private static final long REDRAW_NANOS = 100_000_000;

  private final PrintWriter err;
  private String task = "";
  private long started;
  private long first;
  private long drawn;

  ProgressLine(PrintWriter err) {
    this.err = err;
  }

  @Override
  public synchronized void update(String newTask, long done, long total, String detail) {
    long now = System.nanoTime();
    if (!newTask.equals(task) || done <= 1) {
      task = newTask;
      started = now;
      first = done;
    }
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
            left(done, total, now),
            detail);
    err.print("\r\u001b[K" + (line.length() > 118 ? line.substring(0, 118) : line));
    if (done >= total) {
      err.println();
    }
    err.flush();
  }

  private String left(long done, long total, long now) {
    if (done <= first || done >= total) {
      return "";
    }
    Duration eta = Duration.ofNanos((now - started) / (done - first) * (total - done));
    return String.format(Locale.ROOT, ", %d:%02d left", eta.toMinutes(), eta.toSecondsPart());
  }
}
