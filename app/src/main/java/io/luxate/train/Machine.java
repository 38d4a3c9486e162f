package io.luxate.train;

import io.luxate.model.Answering;
import io.luxate.model.Engine;

/**
 * What a number was computed on, as every {@code provenance.json} tells it.
 *
 * @param threads of the network
 * @param device {@code cpu} or the graphics card, {@code cuda:0}
 * @param precision of its products
 */
public record Machine(
    int threads,
    String device,
    String precision,
    String java,
    String system,
    String processor,
    String engine) {

  /** The machine, Java and engine of the running program. */
  public static Machine here() {
    return of(Engine.answering());
  }

  /** The machine and Java of the running program, and what answers in it. */
  public static Machine of(Answering answering) {
    return new Machine(
        Engine.threads(),
        answering.device(),
        answering.precision(),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        Engine.processor(),
        answering.engine());
  }
}
