package io.luxate;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/**
 * Which Luxate this is.
 *
 * @param version for example {@code 0.1.0}
 * @param commit the commit it was built from, or {@code unknown}
 */
public record Version(String version, String commit) {
  /** The version of the running program, as the build wrote it down. */
  public static Version current() {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("/luxate.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new LuxateException(
          LuxateException.Kind.INTERNAL, "luxate.properties in the jar is unreadable", e);
    }
    return new Version(
        properties.getProperty("version", "unknown"), properties.getProperty("commit", "unknown"));
  }
}
