package io.luxate.collect;

import io.luxate.Shipped;
import java.net.URI;
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
   * @param hosts each with everything below it; one may end in a path, and stands for the addresses
   *     that begin so
   */
  record Entry(String owner, List<String> hosts, String reason, String way) {
    /** Whether that is what the owner is called, however it is written. */
    boolean isCalled(String name) {
      return plain(name).equals(plain(owner))
          || hosts.stream().anyMatch(host -> plain(host).equals(plain(name)));
    }

    private static String plain(String name) {
      return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    String words() {
      return owner + ": " + reason + "; " + way;
    }

    boolean holds(String host, String path) {
      return hosts.stream().anyMatch(name -> holds(host, path, name));
    }

    private static boolean holds(String host, String path, String name) {
      int slash = name.indexOf('/');
      return slash < 0
          ? isBelow(host, name)
          : isBelow(host, name.substring(0, slash))
              && (path + "/").startsWith(name.substring(slash) + "/");
    }
  }

  /** The shipped file. */
  record Shelf(List<Entry> refused) {}

  /** Those that Luxate knows, and more of the spec. */
  RefusedHosts(List<String> more) {
    this.entries = Shipped.yaml(FILE, Shelf.class).orElseThrow().refused();
    this.more = more;
  }

  /** Why the address is not asked and what to do instead; empty where it may be. */
  Optional<String> reason(URI url) {
    String plain = url.getHost().toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    if (more.stream().anyMatch(name -> isBelow(plain, name.toLowerCase(Locale.ROOT)))) {
      return Optional.of(plain + " is refused by the spec");
    }
    return entries.stream()
        .filter(entry -> entry.holds(plain, url.getPath()))
        .findFirst()
        .map(Entry::words);
  }

  /**
   * Why an owner's pictures are not fetched and what to do instead; empty where it is not known.
   */
  Optional<String> reason(String owner) {
    return entries.stream().filter(entry -> entry.isCalled(owner)).findFirst().map(Entry::words);
  }

  private static boolean isBelow(String host, String name) {
    return host.equals(name) || host.endsWith("." + name);
  }
}
