package io.luxate.model;

import io.luxate.image.Grey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;

/**
 * An ONNX export whose threads answer side by side. A single radiograph still has all of them to
 * itself.
 */
final class OnnxLanes implements Classifier {
  /** What a thread takes at most at a time, so that its caches hold what it makes. */
  private static final int IMAGES_PER_TURN = 2;

  private final OnnxModel together;
  private final OnnxModel alone;
  private final ForkJoinPool lanes;

  /**
   * Takes the place of both.
   *
   * @param together the export with all threads
   * @param alone the same one with the caller's thread only
   */
  OnnxLanes(OnnxModel together, OnnxModel alone, int threads) {
    this.together = together;
    this.alone = alone;
    this.lanes = new ForkJoinPool(threads);
  }

  @Override
  public ModelCard card() {
    return together.card();
  }

  @Override
  public float[] flatProbabilities(List<Grey> framed) {
    if (framed.size() == 1) {
      return together.flatProbabilities(framed);
    }
    List<List<Grey>> turns = turns(framed, lanes.getParallelism());
    List<float[]> rows =
        lanes.submit(() -> turns.parallelStream().map(alone::flatProbabilities).toList()).join();
    float[] flat = new float[framed.size() * card().classes().size()];
    int at = 0;
    for (float[] some : rows) {
      System.arraycopy(some, 0, flat, at, some.length);
      at += some.length;
    }
    return flat;
  }

  /** In order, none larger than its share of the whole. */
  private static List<List<Grey>> turns(List<Grey> framed, int threads) {
    int each = Math.min(IMAGES_PER_TURN, (framed.size() + threads - 1) / threads);
    List<List<Grey>> turns = new ArrayList<>();
    for (int from = 0; from < framed.size(); from += each) {
      turns.add(framed.subList(from, Math.min(from + each, framed.size())));
    }
    return turns;
  }

  @Override
  public ClassMaps classMaps(Grey framed) {
    return together.classMaps(framed);
  }

  @Override
  public Answering answering() {
    return together.answering();
  }

  @Override
  public void close() {
    lanes.shutdown();
    alone.close();
    together.close();
  }
}
