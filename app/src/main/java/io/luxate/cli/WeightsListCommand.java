package io.luxate.cli;

import io.luxate.LuxateException;
import io.luxate.weights.Catalogue;
import io.luxate.weights.Published;
import io.luxate.weights.WeightsStore;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code luxate weights list}. */
@Command(
    name = "list",
    description = "Lists the published weights that Luxate knows; needs no network.",
    footer = {"", "Example:", "  luxate weights list resnet50"})
final class WeightsListCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private StoreOptions store = new StoreOptions();

  @Parameters(arity = "0..1", paramLabel = "NETWORK", description = "Those for this network only.")
  private @Nullable String network;

  private static final String COLUMNS = "%-42s %-18s %9s  %-11s  %-13s  %s";

  /**
   * One row.
   *
   * @param here whether a file of that name and about that size lies in the cache
   */
  record Row(
      String name,
      String architecture,
      Optional<Double> mib,
      String maker,
      String licence,
      boolean here,
      URI url) {
    String line() {
      return String.format(
          Locale.ROOT,
          COLUMNS,
          name,
          architecture,
          mib.map(size -> String.format(Locale.ROOT, "%.1f MiB", size)).orElse("-"),
          maker,
          licence,
          here ? "yes" : "no");
    }
  }

  @Override
  public Integer call() {
    WeightsStore kept = store.store();
    List<Row> rows =
        Catalogue.shipped().entries().stream()
            .filter(entry -> network == null || entry.architecture().equals(network))
            .map(entry -> row(entry, kept))
            .toList();
    if (rows.isEmpty()) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          "the catalogue has no weights for '"
              + network
              + "'; "
              + Catalogue.shipped().alikeNetworks(String.valueOf(network)));
    }
    String header =
        String.format(
            Locale.ROOT, COLUMNS, "NAME", "NETWORK", "SIZE", "MAKER", "LICENCE", "FETCHED");
    common.print(
        rows,
        Stream.concat(Stream.of(header), rows.stream().map(Row::line)).toArray(String[]::new));
    return 0;
  }

  private static Row row(Published entry, WeightsStore kept) {
    return new Row(
        entry.name(),
        entry.architecture(),
        entry.mib(),
        entry.maker(),
        entry.licence(),
        kept.has(entry),
        entry.url());
  }
}
