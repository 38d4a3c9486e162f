package io.luxate.collect;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses as people and servers write them, made fit to be asked. */
final class Url {
  private static final Pattern HOST = Pattern.compile("((?:[A-Za-z][A-Za-z0-9+.-]*:)?//)([^/?#]*)");

  private Url() {}

  /**
   * An address with http or https and a host; blanks and letters outside ASCII are encoded, the
   * fragment is dropped.
   *
   * @throws NotFetched TERMS for anything else
   */
  static URI of(String text) throws NotFetched {
    try {
      URI parsed = new URI(encoded(text.strip()));
      return asked(parsed);
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw NotFetched.terms("'" + text.strip() + "' is no address (" + e.getMessage() + ")");
    }
  }

  /** Where a redirect leads from an address. */
  static URI redirect(URI from, String location) throws NotFetched {
    try {
      URI next = asked(from.resolve(new URI(encoded(location.strip()))));
      if (from.getScheme().equals("https") && next.getScheme().equals("http")) {
        throw NotFetched.terms("leads from https to " + next + ", which anybody could change");
      }
      return next;
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw NotFetched.terms("leads to '" + location + "', which is no address");
    }
  }

  private static URI asked(URI url) throws NotFetched, URISyntaxException {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw NotFetched.terms("'" + url + "' is neither http nor https");
    }
    if (url.getHost() == null || url.getRawUserInfo() != null) {
      throw NotFetched.terms("'" + url + "' names no host, or a user for it");
    }
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    return new URI(scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + port + path + query);
  }

  /** Letters of other scripts as they go over the wire, and signs that must not stand there. */
  private static String encoded(String text) throws URISyntaxException {
    Matcher host = HOST.matcher(text);
    String head = host.lookingAt() ? host.group() : "";
    StringBuilder out = new StringBuilder();
    out.append(head.isEmpty() ? "" : host.group(1) + IDN.toASCII(host.group(2)));
    for (char c : text.substring(head.length()).toCharArray()) {
      boolean unfit = c <= ' ' || "\"<>\\^`{|}[]".indexOf(c) >= 0;
      out.append(unfit ? String.format(Locale.ROOT, "%%%02X", (int) c) : String.valueOf(c));
    }
    return new URI(out.toString()).toASCIIString();
  }
}
