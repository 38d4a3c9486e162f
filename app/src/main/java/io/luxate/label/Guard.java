package io.luxate.label;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may speak to the page's server: the browser that was given the address with its token, under
 * the machine's own name, from the page itself. That keeps out other web pages, be it by a name
 * that leads here (DNS rebinding) or by a form that posts here, and other people on this machine.
 */
final class Guard {
  /** What pages may do: show and run what this server gives, ask this server, and nothing else. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private static final int TOKEN_BYTES = 24;
  private static final String SENT_BY_PAGE = "Luxate-Page";

  private final String token;

  Guard() {
    byte[] random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    token = HexFormat.of().formatHex(random);
  }

  String token() {
    return token;
  }

  /** Before every request: either it may go on, or it is answered here. */
  void check(Context request, int port) {
    harden(request);
    String host = header(request, "Host");
    if (!host.equals("127.0.0.1:" + port) && !host.equals("localhost:" + port)) {
      refuse(request, HttpStatus.MISDIRECTED_REQUEST, "this page is called 127.0.0.1:" + port);
      return;
    }
    if (comesFromElsewhere(request, host)) {
      refuse(request, HttpStatus.FORBIDDEN, "another page may not use this one");
      return;
    }
    if (request.method().equals(HandlerType.GET) && request.queryParam("token") != null) {
      letIn(request, port);
    } else if (!isToken(request.cookie(cookie(port)))) {
      refuse(
          request,
          HttpStatus.FORBIDDEN,
          "open the address that luxate label printed when it was started last");
    }
  }

  private void letIn(Context request, int port) {
    if (!isToken(request.queryParam("token"))) {
      refuse(request, HttpStatus.FORBIDDEN, "open the address that luxate label printed last");
      return;
    }
    Cookie cookie = new Cookie(cookie(port), token);
    cookie.setHttpOnly(true);
    cookie.setPath("/");
    cookie.setSameSite(SameSite.STRICT);
    request.cookie(cookie);
    request.redirect("/", HttpStatus.SEE_OTHER); // takes the token out of the address
    request.skipRemainingHandlers();
  }

  /** Cookies know hosts and no ports, so that two servers on one machine need two names. */
  private static String cookie(int port) {
    return "luxate-" + port;
  }

  private static boolean comesFromElsewhere(Context request, String host) {
    String origin = header(request, "Origin");
    String site = header(request, "Sec-Fetch-Site");
    boolean looks = List.of(HandlerType.GET, HandlerType.HEAD).contains(request.method());
    boolean foreign = !origin.isEmpty() && !origin.equals("http://" + host);
    boolean bySite = !site.isEmpty() && !site.equals("same-origin");
    return foreign || (!looks && (bySite || header(request, SENT_BY_PAGE).isEmpty()));
  }

  private boolean isToken(@Nullable String given) {
    return given != null
        && MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }

  private static void harden(Context request) {
    request.header("Content-Security-Policy", POLICY);
    request.header("X-Content-Type-Options", "nosniff");
    request.header("Referrer-Policy", "no-referrer");
    request.header("Cross-Origin-Opener-Policy", "same-origin");
    request.header("Cross-Origin-Resource-Policy", "same-origin");
    request.header("Cache-Control", "no-store");
  }

  private static void refuse(Context request, HttpStatus status, String why) {
    request.status(status).contentType("text/plain; charset=utf-8").result("luxate: " + why);
    request.skipRemainingHandlers();
  }

  private static String header(Context request, String name) {
    return Optional.ofNullable(request.header(name)).orElse("");
  }
}
