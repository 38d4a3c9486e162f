package io.luxate.cli;

import io.luxate.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How far the work is: task, how many, and the time left. On a terminal one line with a bar, drawn
 * over itself; in a log a line every half a minute, so that short work says nothing there.
 */
final class ProgressLine implements Progress {
  private static final int BAR = 24;
  private static final long REDRAW_NANOS = 100_000_000;
  private static final long LOG_NANOS = 30_000_000_000L;

  private final PrintWriter err;
  private final boolean terminal;
  private final LongSupplier clock;
  private final Map<String, Begun> begun = new HashMap<>();
  private long told;

  /** When a task was first heard of and how far it was then; several may run at once. */
  private record Begun(long nanos, long done) {}

  ProgressLine(PrintWriter err, boolean terminal) {
    this(err, terminal, System::nanoTime);
  }

  /**
   * @param clock nanoseconds
   */
  ProgressLine(PrintWriter err, boolean terminal, LongSupplier clock) {
    this.err = err;
    this.terminal = terminal;
    this.clock = clock;
    this.told = terminal ? clock.getAsLong() - REDRAW_NANOS : clock.getAsLong();
  }

  @Override
  public synchronized void update(String task, long done, long total, String detail) {
    long now = clock.getAsLong();
    if (done <= 1) {
      begun.remove(task);
    }
    Begun start = begun.computeIfAbsent(task, unknown -> new Begun(now, done));
    String more = detail.isBlank() ? "" : ", " + detail;
    String many = done + "/" + total + left(start, done, total, now) + more;
    if (terminal) {
      draw(task, done, total, many, now);
    } else if (now - told >= LOG_NANOS) {
      told = now;
      err.println((task + " " + many).strip());
      err.flush();
    }
    if (done >= total) {
      begun.remove(task);
    }
  }

  private void draw(String task, long done, long total, String many, long now) {
    if (done < total && now - told < REDRAW_NANOS) {
      return;
    }
    told = now;
    int filled = (int) (BAR * done / Math.max(1, total));
    String line = task + " [" + "=".repeat(filled) + " ".repeat(BAR - filled) + "] " + many;
    err.print("\r\u001b[K" + (line.length() > 118 ? line.substring(0, 118) : line));
    if (done >= total) {
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
