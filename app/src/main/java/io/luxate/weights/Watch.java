package io.luxate.weights;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Closes a stream from which nothing has come for too long, or that nobody wants any more, since
 * neither time nor interruption ends a read of Java's HTTP client.
 */
final class Watch implements Closeable {
  private static final long LOOK_MILLIS = 50;

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "download watch");
            thread.setDaemon(true);
            return thread;
          });
  private volatile long seenNanos = System.nanoTime();

  @SuppressWarnings("FutureReturnValueIgnored") // it ends with the clock
  Watch(InputStream stream, Duration patience, BooleanSupplier unwanted) {
    clock.scheduleAtFixedRate(
        () -> {
          if (unwanted.getAsBoolean() || System.nanoTime() - seenNanos > patience.toNanos()) {
            close(stream);
          }
        },
        LOOK_MILLIS,
        LOOK_MILLIS,
        TimeUnit.MILLISECONDS);
  }

  /** Something came. */
  void seen() {
    seenNanos = System.nanoTime();
  }

  private static void close(InputStream stream) {
    try {
      stream.close();
    } catch (IOException e) {
      throw new IllegalStateException(e); // ends the clock; the reader has its own error
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
