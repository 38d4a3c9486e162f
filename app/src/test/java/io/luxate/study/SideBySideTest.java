package io.luxate.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.LuxateException;
import io.luxate.model.Engine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SideBySideTest {
  private static final Sharing THREE = new Sharing(3, 3, 3, 1, "as asked", List.of());

  @BeforeEach
  void hasThreeThreads() {
    Engine.useThreads(3);
  }

  @AfterEach
  void hasOneThread() {
    Engine.useThreads(1);
  }

  @Test
  void answersInTheOrderOfTheJobsAndSharesTheThreads() {
    List<Supplier<Optional<String>>> jobs = new ArrayList<>();
    CountDownLatch second = new CountDownLatch(1);
    jobs.add(
        () -> {
          await(second); // the first ends last
          return Optional.of("first " + Engine.threads());
        });
    jobs.add(
        () -> {
          second.countDown();
          return Optional.of("second " + Engine.threads());
        });
    jobs.add(Optional::empty);
    assertThat(SideBySide.run(jobs, THREE))
        .containsExactly(Optional.of("first 1"), Optional.of("second 1"), Optional.empty());
    assertThat(Engine.threads()).isEqualTo(3);
    assertThat(
            SideBySide.run(
                List.of(() -> Optional.of(Engine.threads())), Sharing.oneByOne(1, 2, "one")))
        .containsExactly(Optional.of(2));
    assertThat(Engine.threads()).isEqualTo(3);
  }

  @Test
  void stopsTheOthersWhenOneFailsAndThrowsItsException() {
    List<String> interrupted = Collections.synchronizedList(new ArrayList<>());
    List<Supplier<Optional<String>>> jobs = new ArrayList<>();
    jobs.add(
        () -> {
          waitForInterrupt();
          interrupted.add("first");
          throw new LuxateException(LuxateException.Kind.USER, "interrupted");
        });
    jobs.add(
        () -> {
          throw new LuxateException(LuxateException.Kind.RESOURCE, "the disk is full");
        });
    assertThatThrownBy(() -> SideBySide.run(jobs, THREE)).hasMessage("the disk is full");
    assertThat(interrupted).containsExactly("first");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void passesAnInterruptOnAndKeepsWhatWasFinished() {
    Thread caller = Thread.currentThread();
    List<Supplier<Optional<String>>> jobs = new ArrayList<>();
    jobs.add(() -> Optional.of("finished"));
    jobs.add(
        () -> {
          caller.interrupt();
          waitForInterrupt();
          return Optional.empty();
        });
    List<Optional<String>> answers = SideBySide.run(jobs, THREE);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(answers.get(1)).isEmpty();
    assertThat(answers.get(0).orElse("finished")).isEqualTo("finished");
  }

  @Test
  void beginsNothingMoreOnceInterrupted() {
    List<Supplier<Optional<String>>> jobs = new ArrayList<>();
    jobs.add(
        () -> {
          Thread.currentThread().interrupt();
          return Optional.of("done");
        });
    jobs.add(() -> Optional.of("too much"));
    assertThat(SideBySide.run(jobs, Sharing.oneByOne(2, 1, "one")))
        .containsExactly(Optional.of("done"), Optional.empty());
    assertThat(Thread.interrupted()).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void waitForInterrupt() {
    try {
      Thread.sleep(30_000);
      throw new IllegalStateException("never interrupted");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
