package io.luxate.weights;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** What the network did, in words that say what to do. */
final class Network {
  private static final String PROXY =
      "through a proxy, give Java its address with"
          + " LUXATE_JAVA_OPTS=\"-Dhttps.proxyHost=HOST -Dhttps.proxyPort=PORT\"; where there is no"
          + " network, use --mirror URL or --offline";

  private Network() {}

  /** Whether asking again may help: the connection stood and then broke. */
  static boolean mayMend(IOException e) {
    return !(e instanceof ConnectException
        || e instanceof HttpConnectTimeoutException
        || e instanceof SSLException
        || isUnknownHost(e));
  }

  static String words(URI url, IOException e) {
    String host = url.getHost();
    if (isUnknownHost(e)) {
      return "no address is known for " + host + "; " + PROXY;
    }
    if (e instanceof ConnectException || e instanceof HttpConnectTimeoutException) {
      return "cannot connect to " + host + "; " + PROXY;
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
  static String refused(URI url, int status) {
    String what = "the server answered " + status + " for " + url + "; ";
    return switch (status) {
      case 401, 403 ->
          what + "it asks for a right that Luxate has not; use a --mirror that gives it";
      case 404, 410 ->
          what
              + "the file is not there: check the mirror's address, or fetch it by"
              + " hand where its makers now give it";
      case 407 -> what + "the proxy asks for a password, which Luxate cannot give; use --mirror";
      case 301, 302, 303, 307, 308 ->
          what
              + "it leads on to where Luxate does not follow, from"
              + " https to http or in a circle; use --mirror";
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
