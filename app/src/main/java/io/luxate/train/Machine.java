package io.luxate.train;

import io.luxate.model.Engine;

/**
 * What a number was computed on, as every {@code provenance.json} tells it.
 *
 * @param threads of the network
 * @param precision of its products
 */
public record Machine(
    int threads, String precision, String java, String system, String processor, String engine) {

  /** The machine, Java and engine of the running program. */
  public static Machine here() {
    return new Machine(
        Engine.threads(),
        Engine.hasBf16Units() ? "bfloat16 autocast" : "float32",
        System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        Engine.processor(),
        Engine.version());
  }
}
