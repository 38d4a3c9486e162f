package io.luxate.cli;

import io.luxate.weights.Catalogue;
import io.luxate.weights.Fetch;
import io.luxate.weights.Fetched;
import io.luxate.weights.Published;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code luxate weights fetch}. */
@Command(
    name = "fetch",
    description = {
      "Fetches published weights, checks them and keeps them.",
      "Goes on where an earlier fetch broke off. The licence is between you and their makers: luxate weights show NAME."
    },
    footer = {"", "Example:", "  luxate weights fetch resnet18.IMAGENET1K_V1"})
final class WeightsFetchCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private StoreOptions store = new StoreOptions();

  @Parameters(paramLabel = "NAME", description = "As luxate weights list names it.")
  private String name = "";

  @Option(
      names = "--mirror",
      paramLabel = "URL",
      defaultValue = "${env:LUXATE_WEIGHTS_MIRROR}",
      description = {
        "Fetch URL/FILE instead, or take FILE from a folder, for networks without a way out",
        "(default: $LUXATE_WEIGHTS_MIRROR)."
      })
  private @Nullable String mirror;

  @Option(
      names = "--offline",
      description = "Use no network; say what to copy where when the weights are not here.")
  private boolean offline;

  @Option(
      names = "--sha256",
      paramLabel = "DIGITS",
      description = "The SHA-256 to expect, or its first 8 digits or more.")
  private @Nullable String sha256;

  @Override
  public Integer call() {
    Published listed = Catalogue.shipped().named(name);
    Published wanted = sha256 == null ? listed : listed.withSha256(sha256);
    Optional<String> prefix = Optional.ofNullable(mirror).filter(url -> !url.isBlank());
    Fetched fetched = new Fetch(store.store(), prefix, offline, common.progress()).fetch(wanted);
    common.print(fetched, fetched.line());
    return fetched.how() == Fetched.How.STOPPED ? Luxate.INTERRUPTED : 0;
  }
}
