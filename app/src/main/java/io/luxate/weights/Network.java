package io.luxate.weights;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/**
 * What the network did, in words that say what to do.
 *
 * @param url of the file that was asked for
 * @param mirrored whether a person named the server, with {@code --mirror}
 */
record Network(URI url, boolean mirrored) {

  private String way() {
    String proxy = url.getScheme() + ".proxy";
    return mirrored
        ? "check the address that --mirror or LUXATE_WEIGHTS_MIRROR gives, and that its server runs"
        : "through a proxy, give Java its address with LUXATE_JAVA_OPTS=\"-D"
            + proxy
            + "Host=HOST -D"
            + proxy
            + "Port=PORT\"; where there is no network, use --mirror URL or --offline";
  }

  private String elsewhere(String mirror, String maker) {
    return mirrored ? mirror : maker;
  }

  /** Whether asking again may help: the connection stood and then broke. */
  static boolean mayMend(IOException e) {
    return !(e instanceof ConnectException
        || e instanceof HttpConnectTimeoutException
        || e instanceof SSLException
        || isUnknownHost(e));
  }

  String words(IOException e) {
    String host = url.getHost();
    if (isUnknownHost(e)) {
      return "no address is known for " + host + ", asked for " + url + "; " + way();
    }
    if (e instanceof ConnectException || e instanceof HttpConnectTimeoutException) {
      return "cannot connect to " + url + "; " + way();
    }
    if (e instanceof SSLException) {
      return "the connection to "
          + host
          + " is not trusted ("
          + e.getMessage()
          + "); where a proxy signs connections anew, give Java its certificate with"
          + " LUXATE_JAVA_OPTS=-Djavax.net.ssl.trustStore=FILE";
    }
    if (e instanceof HttpTimeoutException) {
      return host + " does not answer";
    }
    return "the connection to " + host + " broke off (" + e.getMessage() + ")";
  }

  /** For an answer that stays the same however often one asks. */
  String refused(int status) {
    String what = "the server answered " + status + " for " + url + "; ";
    return switch (status) {
      case 401, 403 ->
          what
              + "it asks for a right that Luxate has not; "
              + elsewhere(
                  "let the mirror give the file without one, or copy it and give --mirror the"
                      + " folder",
                  "use a --mirror that gives it");
      case 404, 410 ->
          what
              + "the file is not there: check the mirror's address, or fetch it by"
              + " hand where its makers now give it";
      case 407 ->
          what
              + "the proxy asks for a password, which Luxate cannot give; "
              + elsewhere(
                  "reach the mirror without it: LUXATE_JAVA_OPTS=-Dhttp.nonProxyHosts="
                      + url.getHost(),
                  "use --mirror");
      case 301, 302, 303, 307, 308 ->
          what
              + "it leads on to where Luxate does not follow, from https to http or in a circle; "
              + elsewhere("give --mirror the address where the files lie", "use --mirror");
      default -> what + "fetch the file by hand";
    };
  }

  private static boolean isUnknownHost(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
        return true;
      }
    }
    return false;
  }
}
