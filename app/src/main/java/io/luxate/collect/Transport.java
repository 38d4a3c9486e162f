package io.luxate.collect;

import io.luxate.Watch;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.Timeout;

/**
 * One request, one answer: no redirect is followed, nothing is tried again, no cookie is kept, and
 * a host has one connection. Names are looked up through {@link CheckedNames} alone.
 */
final class Transport implements Closeable {
  private final CheckedNames names;
  private final Limits limits;
  private final Optional<URI> proxy;
  private final BooleanSupplier unwanted;
  private final CloseableHttpClient client;

  /**
   * A way to the network.
   *
   * @param unwanted whether a person has stopped the work
   */
  Transport(
      CheckedNames names,
      Limits limits,
      Optional<URI> proxy,
      String userAgent,
      BooleanSupplier unwanted) {
    this.names = names;
    this.limits = limits;
    this.proxy = proxy;
    this.unwanted = unwanted;
    Timeout silence = Timeout.of(limits.silence());
    HttpClientBuilder builder =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(names)
                    .setMaxConnPerRoute(1)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(silence)
                            .setSocketTimeout(silence)
                            .build())
                    .build())
            .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(silence).build())
            .setUserAgent(userAgent)
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression();
    proxy.ifPresentOrElse(
        way -> builder.setProxy(new HttpHost(way.getHost(), way.getPort())),
        () -> builder.setRoutePlanner(new SystemDefaultRoutePlanner(ProxySelector.getDefault())));
    this.client = builder.build();
  }

  /** Asks once; the whole exchange must end within {@link Limits#request}. */
  Answer ask(URI url, String accept) throws IOException {
    Optional<String> way = proxyHost(url);
    if (way.isPresent()) {
      names.trust(way.get());
      names.checkThroughProxy(url.getHost());
    }
    HttpGet request = new HttpGet(url);
    request.setHeader("Accept", accept);
    request.setHeader("Accept-Encoding", "identity");
    Watch watch = new Watch(request::cancel, limits.request(), unwanted);
    try {
      return new Answer(url, request, client.executeOpen(null, request, null), watch);
    } catch (IOException | RuntimeException e) {
      watch.close();
      throw e;
    }
  }

  private Optional<String> proxyHost(URI url) {
    if (proxy.isPresent()) {
      return proxy.map(URI::getHost);
    }
    return ProxySelector.getDefault().select(url).stream()
        .filter(way -> way.type() == Proxy.Type.HTTP)
        .map(Proxy::address)
        .filter(InetSocketAddress.class::isInstance)
        .map(address -> ((InetSocketAddress) address).getHostString())
        .findFirst();
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
