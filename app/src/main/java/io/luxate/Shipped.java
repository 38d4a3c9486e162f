package io.luxate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Files that come along inside the jar, named from its root: {@code recipes/default.yaml}. */
public final class Shipped {
  private Shipped() {}

  /** A file's bytes; empty when none of that name comes along. */
  public static Optional<byte[]> bytes(String name) {
    try (InputStream in = Shipped.class.getResourceAsStream("/" + name)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new LuxateException(
          LuxateException.Kind.INTERNAL, "cannot read " + name + " in the jar; build it again", e);
    }
  }

  /** A YAML file; empty when none of that name comes along. */
  public static <T> Optional<T> yaml(String name, Class<T> type) {
    return bytes(name)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .map(text -> Documents.parseYaml(text, name, type));
  }
}
