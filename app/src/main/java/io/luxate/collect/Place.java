package io.luxate.collect;

import java.net.URI;
import java.nio.file.Path;

/** Where a picture is. */
sealed interface Place {

  /** At an address. */
  record Online(URI url) implements Place {
    @Override
    public String text() {
      return url.toASCIIString();
    }
  }

  /** On this machine. */
  record Local(Path file) implements Place {
    @Override
    public String text() {
      return file.toAbsolutePath().normalize().toUri().toString();
    }
  }

  /** As the ledger's column {@code url} has it. */
  String text();
}
