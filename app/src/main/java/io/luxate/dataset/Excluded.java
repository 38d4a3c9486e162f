package io.luxate.dataset;

import io.luxate.image.Refusal;
import java.nio.file.Path;
import java.util.List;

/**
 * An example that could not be used.
 *
 * @param message names the file, the reason and the remedy
 */
public record Excluded(String path, String label, Refusal reason, String message) {

  /** Writes {@code path,label,reason,message}. */
  public static void write(Path file, List<Excluded> excluded) {
    Table table = new Table("path", "label", "reason", "message");
    excluded.forEach(e -> table.row(e.path(), e.label(), e.reason().code(), e.message()));
    table.write(file);
  }
}
