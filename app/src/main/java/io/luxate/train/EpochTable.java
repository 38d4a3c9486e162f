package io.luxate.train;

import io.luxate.Documents;
import java.nio.file.Path;

/**
 * {@code log.csv} in the making: whole after every epoch, so that it can be watched and plotted.
 */
final class EpochTable {
  private final Path file;
  private final StringBuilder text = new StringBuilder(EpochLog.HEADER).append('\n');

  EpochTable(Path file) {
    this.file = file;
  }

  void add(EpochLog line) {
    text.append(line.row()).append('\n');
    Documents.write(file, text.toString());
  }
}
