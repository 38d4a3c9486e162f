package io.luxate.dataset;

import java.nio.file.Path;
import java.util.List;

/**
 * Two images that must not stand on different sides, and do.
 *
 * @param path of the image that has to go
 * @param split where it stands
 * @param otherPath of the image that stays
 * @param otherSplit where that one stands
 */
public record Leak(String path, Split split, String otherPath, Split otherSplit, Why why) {

  /** What ties the two together. */
  public enum Why {
    IDENTICAL_BYTES("identical bytes"),
    SAME_PATIENT("same patient");

    private final String words;

    Why(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** Writes {@code path,split,other_path,other_split,why,kept}. */
  public static void write(Path file, List<Leak> leaks, boolean kept) {
    Table table = new Table("path", "split", "other_path", "other_split", "why", "kept");
    for (Leak leak : leaks) {
      table.row(
          leak.path,
          leak.split.id(),
          leak.otherPath,
          leak.otherSplit.id(),
          leak.why.words(),
          String.valueOf(kept));
    }
    table.write(file);
  }

  /** One line for a log: both paths, and why. */
  public String describe() {
    return split.id() + " " + path + " = " + otherSplit.id() + " " + otherPath + ", " + why.words();
  }
}
