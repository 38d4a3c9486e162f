package io.luxate.collect;

import com.fasterxml.jackson.databind.JsonNode;
import io.luxate.Documents;
import io.luxate.LuxateException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to collect: a YAML file (docs/collect.md).
 *
 * @param who asks
 * @param purpose of the pictures
 * @param allow licences, as {@link Policy} reads them; anything else is refused
 * @param limits on size, time and pace
 * @param proxy through which everything goes, {@code http://host:port}; without it Java's own
 *     settings hold
 * @param refuse further hosts that are never asked
 * @param sources where to look, in this order
 */
public record CollectSpec(
    Who who,
    Purpose purpose,
    List<String> allow,
    Optional<Limits> limits,
    Optional<URI> proxy,
    Optional<List<String>> refuse,
    List<SourceEntry> sources) {

  public CollectSpec {
    Keys.present("who", who);
    Keys.present("purpose", purpose);
    Keys.present("allow", allow);
    Keys.present("sources", sources);
    allow = List.copyOf(allow);
    sources = List.copyOf(sources);
    limits = Optional.of(limits.orElseGet(Limits::usual));
    proxy.ifPresent(CollectSpec::requireProxy);
    Policy.requireLicences(allow);
    if (sources.isEmpty()) {
      throw Keys.fault("sources is empty; name at least one");
    }
  }

  /** A spec file; throws USER naming file, line and key where it is none. */
  public static CollectSpec read(Path file) {
    refuseByName(file);
    return Documents.readYaml(file, CollectSpec.class);
  }

  /** A source that is called by a refused owner's name is no mistyped key. */
  private static void refuseByName(Path file) {
    RefusedHosts refused = new RefusedHosts(List.of());
    for (JsonNode entry : Documents.readYaml(file, JsonNode.class).path("sources")) {
      entry
          .fieldNames()
          .forEachRemaining(
              name ->
                  refused
                      .reason(name)
                      .ifPresent(
                          reason -> {
                            throw new LuxateException(
                                LuxateException.Kind.USER,
                                file + ": the source '" + name + "' is refused: " + reason);
                          }));
    }
  }

  /** The same with paths that hold anywhere, of a spec in this folder. */
  CollectSpec from(Path base) {
    List<SourceEntry> absolute = sources.stream().map(entry -> entry.from(base)).toList();
    return new CollectSpec(who, purpose, allow, limits, proxy, refuse, absolute);
  }

  private static void requireProxy(URI proxy) {
    if (!"http".equals(proxy.getScheme()) || proxy.getHost() == null || proxy.getPort() < 0) {
      throw new LuxateException(
          LuxateException.Kind.USER, "proxy '" + proxy + "' is not like http://host:port");
    }
  }
}
