package io.luxate.collect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Work in several lanes at once: what stands in one lane is done in its order, one after the other.
 *
 * @param most lanes at the same time
 */
record Lanes(int most) {

  /** What is done with one thing. */
  @FunctionalInterface
  interface Work<T> {
    void on(T one) throws InterruptedException;
  }

  /**
   * Works through all lanes and comes back when nothing of them runs any more.
   *
   * @param stop tells all work to end, because some of it met a fault
   * @throws InterruptedException when any work ended so, and no fault was met
   */
  <T> void each(Collection<List<T>> lanes, Work<T> work, Runnable stop)
      throws InterruptedException {
    ExecutorService threads =
        Executors.newFixedThreadPool(Math.max(1, Math.min(most, lanes.size())));
    try {
      List<Future<?>> ends = new ArrayList<>();
      for (List<T> lane : lanes) {
        ends.add(threads.submit(() -> work(lane, work, stop)));
      }
      await(ends);
    } finally {
      threads.shutdownNow();
    }
  }

  private static <T> boolean work(List<T> lane, Work<T> work, Runnable stop)
      throws InterruptedException {
    try {
      for (T one : lane) {
        work.on(one);
      }
      return true;
    } catch (RuntimeException | Error e) {
      stop.run();
      throw e;
    }
  }

  private static void await(List<Future<?>> ends) throws InterruptedException {
    List<Throwable> faults = new ArrayList<>();
    for (Future<?> end : ends) {
      try {
        end.get();
      } catch (ExecutionException e) {
        faults.add(e.getCause() == null ? e : e.getCause());
      }
    }
    for (Throwable fault : faults) {
      if (fault instanceof RuntimeException exception) {
        throw exception;
      }
      if (fault instanceof Error error) {
        throw error;
      }
    }
    if (!faults.isEmpty()) {
      throw new InterruptedException();
    }
  }
}
