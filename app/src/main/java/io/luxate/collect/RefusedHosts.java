package io.luxate.collect;

import io.luxate.Shipped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Hosts that are never asked, because their terms forbid machines, with the way that is open. */
final class RefusedHosts {
  private static final String FILE = "collect/refused-hosts.yaml";

  private final List<Entry> entries;
  private final List<String> more;

  /**
   * Some hosts of one owner.
   *
   * @param hosts each with everything below it
   */
  record Entry(String owner, List<String> hosts, String reason, String way) {
    boolean holds(String host) {
      return hosts.stream().anyMatch(name -> isBelow(host, name));
    }
  }

  /** The shipped file. */
  record Shelf(List<Entry> refused) {}

  /** Those that Luxate knows, and more of the spec. */
  RefusedHosts(List<String> more) {
    this.entries = Shipped.yaml(FILE, Shelf.class).orElseThrow().refused();
    this.more = more;
  }

  /** Why the host is not asked and what to do instead; empty where it may be. */
  Optional<String> reason(String host) {
    String plain = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    if (more.stream().anyMatch(name -> isBelow(plain, name.toLowerCase(Locale.ROOT)))) {
      return Optional.of(plain + " is refused by the spec");
    }
    return entries.stream()
        .filter(entry -> entry.holds(plain))
        .findFirst()
        .map(entry -> entry.owner() + ": " + entry.reason() + "; " + entry.way());
  }

  private static boolean isBelow(String host, String name) {
    return host.equals(name) || host.endsWith("." + name);
  }
}
