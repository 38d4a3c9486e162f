package io.luxate.dataset;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** What lies beside images in folders and is none: hidden files, tables, notes, systems' own. */
public final class Clutter {
  private static final Set<String> NOTES =
      Set.of(
          "csv", "tsv", "txt", "json", "md", "yaml", "yml", "sqlite", "sqlite-wal", "sqlite-shm");
  private static final Set<String> OF_SYSTEMS = Set.of("thumbs.db", "desktop.ini");

  private Clutter() {}

  /** Whether a file or folder of this name is hidden, or an archive's shadow. */
  public static boolean isHidden(Path path) {
    return name(path).startsWith(".") || name(path).equals("__MACOSX");
  }

  /** Whether a file of this name is a table, a note, or a system's own. */
  public static boolean isNote(Path file) {
    String name = name(file).toLowerCase(Locale.ROOT);
    return NOTES.contains(name.substring(name.lastIndexOf('.') + 1)) || OF_SYSTEMS.contains(name);
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
