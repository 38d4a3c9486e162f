package io.luxate.cli;

import io.luxate.weights.WeightsStore;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where fetched weights lie. */
final class StoreOptions {
  @Option(
      names = "--cache",
      paramLabel = "FOLDER",
      description = {
        "Where weights are kept (default: weights in $LUXATE_CACHE,",
        "else in luxate in $XDG_CACHE_HOME or ~/.cache)."
      })
  private @Nullable Path folder;

  WeightsStore store() {
    return folder == null ? WeightsStore.ofUser(System.getenv()) : new WeightsStore(folder);
  }
}
