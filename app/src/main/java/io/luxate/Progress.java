package io.luxate;

/** Where long work says how far it has come; the command line draws it, tests stay silent. */
@FunctionalInterface
public interface Progress {
  /** Hears nothing. */
  Progress SILENT = (task, done, total, detail) -> {};

  /**
   * Tells that {@code done} of {@code total} steps of {@code task} are finished.
   *
   * @param detail what a person wants to see beside the bar, for example the loss; may be empty
   */
  void update(String task, long done, long total, String detail);
}
