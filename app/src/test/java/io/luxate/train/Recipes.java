package io.luxate.train;

import io.luxate.Documents;
import io.luxate.Shipped;
import java.nio.charset.StandardCharsets;

/** The shipped recipe, made small enough for tests. */
public final class Recipes {
  private Recipes() {}

  /** As {@link #text}, read. */
  public static Recipe shortened(String... changes) {
    return Documents.parseYaml(text(changes), "test.yaml", Recipe.class);
  }

  /** The default recipe with 48 px and two epochs; each change replaces {@code key: value}. */
  public static String text(String... changes) {
    String text =
        Shipped.bytes("recipes/default.yaml")
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
            .orElseThrow();
    text = replaced(text, "inputPx: 48");
    text = replaced(text, "epochs: 2");
    for (String change : changes) {
      text = replaced(text, change);
    }
    return text;
  }

  private static String replaced(String text, String line) {
    String key = line.substring(0, line.indexOf(':') + 1);
    String changed = text.replaceFirst("(?m)^( *)" + key + ".*$", "$1" + line);
    if (changed.equals(text) && !text.contains(line)) {
      throw new AssertionError("no key " + key);
    }
    return changed;
  }
}
