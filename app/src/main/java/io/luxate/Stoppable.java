package io.luxate;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Work in a thread of its own that ends when the caller's is interrupted, which by itself does not
 * end a read from the network.
 */
public final class Stoppable {
  private static final int SECONDS_TO_END = 10;

  private Stoppable() {}

  /** Work that can be told that nobody wants its result any more. */
  @FunctionalInterface
  public interface Work<T> {
    T run(BooleanSupplier unwanted) throws InterruptedException;
  }

  /** The work's result or its exception; what {@code stopped} gives when interrupted meanwhile. */
  public static <T> T run(Work<T> work, Supplier<T> stopped) {
    AtomicBoolean unwanted = new AtomicBoolean();
    ExecutorService worker = Executors.newSingleThreadExecutor();
    try {
      return worker.submit(() -> work.run(unwanted::get)).get();
    } catch (InterruptedException e) {
      unwanted.set(true);
      worker.shutdownNow();
      awaitEnd(worker);
      Thread.currentThread().interrupt();
      return stopped.get();
    } catch (ExecutionException e) {
      throw fault(e);
    } finally {
      worker.shutdownNow();
    }
  }

  /**
   * The work's own result, whether or not the caller was interrupted meanwhile: the work is only
   * told, and its thread is not interrupted, so that files it is writing come out whole.
   */
  public static <T> T untilItEnds(Work<T> work) {
    AtomicBoolean unwanted = new AtomicBoolean();
    ExecutorService worker = Executors.newSingleThreadExecutor();
    try {
      Future<T> result = worker.submit(() -> work.run(unwanted::get));
      while (true) {
        try {
          return result.get();
        } catch (InterruptedException e) {
          unwanted.set(true);
        }
      }
    } catch (ExecutionException e) {
      throw fault(e);
    } finally {
      worker.shutdownNow();
      if (unwanted.get()) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException fault(ExecutionException e) {
    if (e.getCause() instanceof RuntimeException fault) {
      return fault;
    }
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return new IllegalStateException(e);
  }

  private static void awaitEnd(ExecutorService worker) {
    try {
      if (!worker.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the work does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // asked twice: it is left to end by itself
    }
  }
}
