package io.luxate.cli;

import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The person's own browser. */
final class Browser {
  private static final Logger log = LoggerFactory.getLogger(Browser.class);

  private Browser() {}

  /** Opens an address in the default browser; false where there is none that can be reached. */
  static boolean open(URI address) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.contains("mac")) {
      return run("open", address);
    }
    if (system.contains("windows")) {
      return byDesktop(address);
    }
    boolean screen = has("DISPLAY") || has("WAYLAND_DISPLAY") || has("BROWSER");
    return screen && (run("xdg-open", address) || byDesktop(address));
  }

  private static boolean has(String variable) {
    String value = System.getenv(variable);
    return value != null && !value.isBlank();
  }

  /** Its exit status is not waited for: some openers stay as long as the browser does. */
  private static boolean run(String program, URI address) {
    try {
      new ProcessBuilder(List.of(program, address.toString()))
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      return true;
    } catch (IOException e) {
      log.debug("{} is not there", program, e);
      return false;
    }
  }

  private static boolean byDesktop(URI address) {
    try {
      if (GraphicsEnvironment.isHeadless()
          || !Desktop.isDesktopSupported()
          || !Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
        return false;
      }
      Desktop.getDesktop().browse(address);
      return true;
    } catch (IOException | UnsupportedOperationException e) { // thrown where no browser is known
      log.debug("the desktop opens nothing", e);
      return false;
    }
  }
}
