package io.luxate;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Many pieces of work of one kind, independent of each other, on several threads. */
public final class Crew {
  private Crew() {}

  /** The work on one item. */
  @FunctionalInterface
  public interface Work<T, R> {
    R on(T item) throws Exception;
  }

  /**
   * Works on every item, on as many threads as there are processors.
   *
   * @param task what is done, as a person would say it: "reading images"
   * @param detail what the progress tells of an item
   * @return the results in the items' order, whatever thread was first
   * @throws LuxateException as the first item that failed did; RESOURCE when memory ran out; USER
   *     when the thread was interrupted, which ends the work; INTERNAL for what else went wrong
   */
  public static <T, R> List<R> each(
      String task, List<T> items, Function<T, String> detail, Work<T, R> work, Progress progress) {
    ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<R>> running = new ArrayList<>(items.size());
      items.forEach(item -> running.add(workers.submit(() -> work.on(item))));
      List<R> results = new ArrayList<>(items.size());
      for (Future<R> next : running) {
        String told = detail.apply(items.get(results.size()));
        results.add(next.get());
        progress.update(task, results.size(), items.size(), told);
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LuxateException(LuxateException.Kind.USER, task + " was interrupted", e);
    } catch (ExecutionException e) {
      throw explained(task, e);
    } finally {
      workers.shutdownNow();
    }
  }

  private static LuxateException explained(String task, ExecutionException e) {
    if (e.getCause() instanceof LuxateException known) {
      return known;
    }
    if (e.getCause() instanceof OutOfMemoryError) {
      return new LuxateException(
          LuxateException.Kind.RESOURCE,
          "not enough memory while "
              + task
              + "; give Java a larger heap (LUXATE_JAVA_OPTS=-Xmx8g) or make the largest images"
              + " smaller",
          e);
    }
    return new LuxateException(LuxateException.Kind.INTERNAL, task + " failed: " + e.getCause(), e);
  }
}
