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
 * Independent trainings on the machine's cores. Two trainings of one thread each get through more
 * than one training of two threads (docs/decisions.md), so as many run at once as there are
 * threads, and they share the threads evenly.
 */
final class SideBySide {
  private SideBySide() {}

  /**
   * Runs all jobs. How many threads a job gets depends on the number of jobs, and its result, bit
   * for bit, on its threads: give those that are finished already too, as jobs that do nothing.
   *
   * <p>An interrupt is passed on to the jobs and they are waited for. When a job fails the others
   * are interrupted, and its exception is thrown.
   *
   * @return in the jobs' order; empty where a job answered so or was never begun
   */
  static <T> List<Optional<T>> run(List<Supplier<Optional<T>>> jobs) {
    int threads = Engine.threads();
    int crewSize = Math.max(1, Math.min(threads, jobs.size()));
    if (crewSize == 1) {
      return jobs.stream().map(SideBySide::unlessInterrupted).toList();
    }
    ExecutorService crew = Executors.newFixedThreadPool(crewSize);
    Engine.useThreads(threads / crewSize);
    try {
      ExecutorCompletionService<Answer<T>> answers = new ExecutorCompletionService<>(crew);
      for (int i = 0; i < jobs.size(); i++) {
        int number = i;
        answers.submit(() -> new Answer<>(number, jobs.get(number).get()));
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
