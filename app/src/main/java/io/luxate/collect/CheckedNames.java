package io.luxate.collect;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Names looked up for the client, which connects to nothing but what this answers: a name that
 * leads to any private address is refused, so that no second look-up can lead elsewhere.
 */
final class CheckedNames implements DnsResolver {
  private final DnsResolver names;
  private final boolean allowPrivate;
  private final Set<String> proxies = ConcurrentHashMap.newKeySet();

  /** A name that leads to an address that is none of the public internet's. */
  static final class PrivateAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    PrivateAddressException(String host, InetAddress address) {
      super(
          host
              + " is "
              + address.getHostAddress()
              + ", which is no public address; --allow-private-addresses allows it");
    }
  }

  /**
   * Checked names.
   *
   * @param names where they are looked up
   * @param allowPrivate whether every address will do
   */
  CheckedNames(DnsResolver names, boolean allowPrivate) {
    this.names = names;
    this.allowPrivate = allowPrivate;
  }

  /** Names the person's own proxy, which may be private. */
  void trust(String proxyHost) {
    proxies.add(proxyHost);
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] found = names.resolve(host);
    if (!proxies.contains(host)) {
      check(host, found);
    }
    return found;
  }

  /** Throws where the name leads to a private address; says nothing of a name unknown here. */
  void checkThroughProxy(String host) throws PrivateAddressException {
    InetAddress[] found;
    try {
      found = names.resolve(host);
    } catch (UnknownHostException e) {
      return; // only the proxy knows it, and where it leads is in the proxy's hands
    }
    check(host, found);
  }

  private void check(String host, InetAddress[] found) throws PrivateAddressException {
    for (InetAddress address : allowPrivate ? new InetAddress[0] : found) {
      if (!Addresses.isPublic(address)) {
        throw new PrivateAddressException(host, address);
      }
    }
  }

  @Override
  public String resolveCanonicalHostname(String host) throws UnknownHostException {
    return Arrays.stream(resolve(host))
        .findFirst()
        .map(InetAddress::getCanonicalHostName)
        .orElse(host);
  }
}
