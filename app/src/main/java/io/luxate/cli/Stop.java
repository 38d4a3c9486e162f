package io.luxate.cli;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ctrl-C, a closed terminal and the system's request to end: the running work ends its step and
 * saves what is finished.
 *
 * <p>These are taken as signals, since Java's shutdown hooks all run at once, beside the work: ONNX
 * Runtime's own hook frees the engine under an answer that is being computed, which crashes Java
 * (microsoft/onnxruntime issue 31352).
 */
final class Stop {
  private static final Map<String, Integer> SIGNALS = Map.of("HUP", 1, "INT", 2, "TERM", 15);
  private static final int SIGNALLED = 128; // and the signal's number, as shells have it
  private static final int SECONDS = 60;

  private final Thread main;
  private final CountDownLatch finished = new CountDownLatch(1);
  private final AtomicInteger exitCode = new AtomicInteger();

  private Stop(Thread main) {
    this.main = main;
  }

  /** From now on signals interrupt the calling thread. */
  static Stop interrupting() {
    Stop stop = new Stop(Thread.currentThread());
    SIGNALS.forEach(
        (name, number) -> {
          try {
            listen(name, () -> stop.heard(number));
          } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // Windows has fewer, and java -Xrs keeps them to itself
          }
        });
    return stop;
  }

  /**
   * Java's one way to hear of signals, in the module jdk.unsupported. Reached by name, because the
   * compiler's warning about it cannot be switched off.
   */
  private static void listen(String name, Runnable heard) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    Object listener =
        Proxy.newProxyInstance(
            Stop.class.getClassLoader(),
            new Class<?>[] {handler},
            (self, method, arguments) -> {
              heard.run();
              return null;
            });
    signal
        .getMethod("handle", signal, handler)
        .invoke(null, signal.getConstructor(String.class).newInstance(name), listener);
  }

  /**
   * Ends the program, once its work is done.
   *
   * @param code to end with, unless a signal asked for the end
   */
  void exit(int code) {
    finished.countDown();
    System.exit(exitCode.get() == 0 ? code : exitCode.get());
  }

  private void heard(int number) {
    exitCode.set(SIGNALLED + number);
    try {
      for (int seconds = 0; seconds < SECONDS; seconds++) {
        main.interrupt(); // again, since a library may have taken the first one for its own
        if (finished.await(1, TimeUnit.SECONDS)) {
          return;
        }
      }
      System.err.println("luxate: gave up waiting for the running step");
      Runtime.getRuntime().halt(exitCode.get()); // hooks would free what the step still uses
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
