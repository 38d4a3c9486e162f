package io.luxate.collect;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is found out once for each key, however many ask for it at the same time; who asks while it
 * is being found out waits. Where that fails it is tried again for the next who asks.
 */
final class Once<K, V> {
  private final Map<K, Slot<V>> slots = new ConcurrentHashMap<>();

  private static final class Slot<V> {
    private Optional<V> value = Optional.empty();
  }

  /** How it is found out. */
  @FunctionalInterface
  interface Search<V> {
    V find() throws NotFetched, InterruptedException;
  }

  /** The value of a key, which the search finds where it is not known yet. */
  V get(K key, Search<V> search) throws NotFetched, InterruptedException {
    Slot<V> slot = slots.computeIfAbsent(key, k -> new Slot<>());
    synchronized (slot) {
      if (slot.value.isEmpty()) {
        slot.value = Optional.of(search.find());
      }
      return slot.value.get();
    }
  }
}
