package io.luxate.collect;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** When a host may be asked again: one request at a time, with pauses between. */
final class Pace {
  private static final long LOOK_MILLIS = 20;

  private final Duration pause;
  private final Duration longestWait;
  private final BooleanSupplier unwanted;
  private final Map<String, Long> nextNanos = new ConcurrentHashMap<>();
  private final Map<String, Duration> wished = new ConcurrentHashMap<>();
  private final Map<String, Semaphore> doors = new ConcurrentHashMap<>();

  /** The right to ask a host, until it is closed. */
  interface Turn extends AutoCloseable {
    @Override
    void close();
  }

  Pace(Limits limits, BooleanSupplier unwanted) {
    this.pause = limits.pause();
    this.longestWait = limits.longestWait();
    this.unwanted = unwanted;
  }

  /** The host wishes at least this pause between two requests. */
  void wish(String host, Duration between) {
    wished.put(host, between);
  }

  /** The host is not to be asked for a while. */
  void rest(String host, Duration rest) {
    nextNanos.merge(host, System.nanoTime() + rest.toNanos(), Math::max);
  }

  /**
   * Waits until the host may be asked, and keeps others from asking it until the turn is closed.
   * Who holds a turn must not wait for another.
   *
   * @throws NotFetched TROUBLE when that is later than is waited for
   */
  Turn turn(String host) throws NotFetched, InterruptedException {
    Semaphore door = doors.computeIfAbsent(host, h -> new Semaphore(1, true));
    while (!door.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      requireWanted();
    }
    boolean mayAsk = false;
    try {
      await(host);
      mayAsk = true;
      return door::release;
    } finally {
      if (!mayAsk) {
        door.release();
      }
    }
  }

  private void await(String host) throws NotFetched, InterruptedException {
    long now = System.nanoTime();
    long until = nextNanos.getOrDefault(host, now);
    Duration wait = Duration.ofNanos(Math.max(0, until - now));
    if (wait.compareTo(longestWait.plus(between(host))) > 0) {
      throw NotFetched.trouble(
          host + " asks to be left alone for another " + (wait.toSeconds() + 1) + " s");
    }
    while (System.nanoTime() < until) {
      requireWanted();
      Thread.sleep(Math.min(LOOK_MILLIS, Math.max(1, (until - System.nanoTime()) / 1_000_000)));
    }
    requireWanted();
    rest(host, between(host));
  }

  private void requireWanted() throws InterruptedException {
    if (unwanted.getAsBoolean()) {
      throw new InterruptedException();
    }
  }

  private Duration between(String host) {
    Duration wish = wished.getOrDefault(host, Duration.ZERO);
    return wish.compareTo(pause) > 0 ? wish : pause;
  }
}
