package io.luxate;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Closes what nothing has come from for too long, or that nobody wants any more: a stream, or a
 * whole request, since neither time nor interruption by itself ends a read from the network.
 */
public final class Watch implements Closeable {
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
  public Watch(Closeable stream, Duration patience, BooleanSupplier unwanted) {
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
  public void seen() {
    seenNanos = System.nanoTime();
  }

  private static void close(Closeable stream) {
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
