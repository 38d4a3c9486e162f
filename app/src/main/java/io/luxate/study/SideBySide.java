package io.luxate.study;

import io.luxate.LuxateException;
import io.luxate.model.Engine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Independent trainings on the machine's cores, one after the other or several at once, as {@link
 * SharedCores} found best.
 */
final class SideBySide {
  private static final ThreadLocal<Boolean> WITHIN = ThreadLocal.withInitial(() -> false);

  private SideBySide() {}

  /** Whether the calling thread is itself one of several side by side. */
  static boolean isWithin() {
    return WITHIN.get();
  }

  /**
   * Runs all jobs.
   *
   * <p>An interrupt is passed on to the jobs and they are waited for. When a job fails the others
   * are interrupted, and its exception is thrown.
   *
   * @return in the jobs' order; empty where a job answered so or was never begun
   */
  static <T> List<Optional<T>> run(List<Supplier<Optional<T>>> jobs, Sharing sharing) {
    int threads = Engine.threads();
    Engine.useThreads(sharing.threadsEach());
    if (sharing.atOnce() == 1) {
      try {
        return jobs.stream().map(SideBySide::unlessInterrupted).toList();
      } finally {
        Engine.useThreads(threads);
      }
    }
    ExecutorService crew = Executors.newFixedThreadPool(sharing.atOnce());
    try {
      ExecutorCompletionService<Answer<T>> answers = new ExecutorCompletionService<>(crew);
      for (int i = 0; i < jobs.size(); i++) {
        int number = i;
        answers.submit(
            () -> {
              WITHIN.set(true);
              Engine.useThreads(sharing.threadsEach()); // the crew's threads are new to the engine
              return new Answer<>(number, jobs.get(number).get());
            });
      }
      return collect(jobs.size(), answers, crew);
    } finally {
      crew.shutdownNow();
      Engine.useThreads(threads);
    }
  }

  private static <T> Optional<T> unlessInterrupted(Supplier<Optional<T>> job) {
    return Thread.currentThread().isInterrupted() ? Optional.empty() : job.get();
  }

  /** What a job answered, and which one it was. */
  private record Answer<T>(int job, Optional<T> result) {}

  private static <T> List<Optional<T>> collect(
      int jobs, ExecutorCompletionService<Answer<T>> answers, ExecutorService crew) {
    List<Optional<T>> results = new ArrayList<>(Collections.nCopies(jobs, Optional.empty()));
    List<Throwable> failures = new ArrayList<>();
    boolean interrupted = false;
    int open = jobs;
    while (open > 0) {
      try {
        Future<Answer<T>> future = answers.take();
        open--;
        Answer<T> answer = future.get();
        results.set(answer.job(), answer.result());
      } catch (InterruptedException e) {
        interrupted = true;
        open -= crew.shutdownNow().size();
      } catch (ExecutionException e) {
        failures.add(e.getCause() == null ? e : e.getCause());
        open -= crew.shutdownNow().size();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (!failures.isEmpty()) {
      throw thrown(failures.get(0));
    }
    return results;
  }

  private static RuntimeException thrown(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof RuntimeException exception
        ? exception
        : new LuxateException(LuxateException.Kind.INTERNAL, "a training failed", failure);
  }
}
