package io.luxate.dataset;

import io.luxate.Count;
import io.luxate.image.Refusal;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * An example that could not be used.
 *
 * @param message names the file, the reason and the remedy
 */
public record Excluded(String path, String label, Refusal reason, String message) {

  /** Says how many there are and which table names them; nothing where there are none. */
  public static void tell(List<Excluded> excluded, Path table, Consumer<String> say) {
    if (!excluded.isEmpty()) {
      String files = Count.of(excluded.size(), "file");
      say.accept("left out " + files + " that cannot be used; see " + table);
    }
  }

  /** Writes {@code path,label,reason,message}. */
  public static void write(Path file, List<Excluded> excluded) {
    Table table = new Table("path", "label", "reason", "message");
    excluded.forEach(e -> table.row(e.path(), e.label(), e.reason().code(), e.message()));
    table.write(file);
  }
}
