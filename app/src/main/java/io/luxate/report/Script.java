package io.luxate.report;

import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;
import io.luxate.Shipped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * A script that stands in the page itself. The page's content policy names its hash, so that no
 * other script runs, wherever one might come from.
 */
public record Script(String text) {
  private static final List<Script> OF_CURVES =
      List.of(
          shipped("META-INF/resources/webjars/chart.js/4.5.1/dist/chart.umd.min.js"),
          shipped("io/luxate/report/roc.js"));

  /** Chart.js and what draws the curves with it, in the order to run. */
  static List<Script> ofCurves() {
    return OF_CURVES;
  }

  /** As a Content-Security-Policy names it (CSP Level 3, section 2.3.1), without quotes. */
  public String hash() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new LuxateException(Kind.INTERNAL, "this Java knows no SHA-256", e);
    }
  }

  private static Script shipped(String name) {
    byte[] bytes =
        Shipped.bytes(name)
            .orElseThrow(
                () ->
                    new LuxateException(
                        Kind.INTERNAL, name + " is not in the jar; build it again"));
    String text = new String(bytes, StandardCharsets.UTF_8);
    return new Script(
        text.replace("\r", "").replaceAll("(?m)^//# sourceMappingURL=.*$", "").strip());
  }
}
