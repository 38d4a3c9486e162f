package io.luxate.collect;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.hc.client5.http.DnsResolver;

/** A name server of a test: each name's addresses in turn, the last one from then on. */
final class Names implements DnsResolver {
  private final Map<String, List<String>> known;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  Names(Map<String, List<String>> known) {
    this.known = known;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    List<String> addresses = known.getOrDefault(host, List.of());
    long before = asked.stream().filter(host::equals).count();
    asked.add(host);
    if (addresses.isEmpty() && !host.matches("[\\d.]+|\\[.*]|0x.*")) {
      throw new UnknownHostException(host);
    }
    return addresses.isEmpty()
        ? InetAddress.getAllByName(host)
        : InetAddress.getAllByName(addresses.get((int) Math.min(before, addresses.size() - 1)));
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
