package io.luxate.benchmarks.compare;

/** A case made ready in a worker. */
interface Work extends AutoCloseable {
  /** Pictures that one step gets through. */
  int each();

  /** Class probabilities of the first pictures, row after row; empty where there are none. */
  float[] scores();

  /** One step, start to end. */
  void step();

  @Override
  void close();
}
