package io.luxate.curate.audit;

import io.luxate.Progress;
import java.util.List;

/**
 * One thing that is looked for in a set. It sees each image once, keeps what it needs of it, and
 * concludes when it has seen all.
 *
 * @param <S> what is kept of an image: numbers and small pictures, so that 100,000 fit in memory
 */
public interface Check<S> {
  /** What this check keeps of an image. Called from several threads at once, in no order. */
  S look(Subject subject);

  /**
   * What it found.
   *
   * @param entries the images that could be read, in the set's order
   * @param seen what {@link #look} answered for each of them
   */
  List<AuditFinding> conclude(List<Entry> entries, List<S> seen, Progress progress);
}
