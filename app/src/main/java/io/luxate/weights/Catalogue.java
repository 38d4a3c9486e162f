package io.luxate.weights;

import io.luxate.LuxateException;
import io.luxate.Shipped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The published weights that Luxate knows of, with their licences in words; nothing of them comes
 * along. {@code benchmarks/peers/weights_catalogue.py} writes it.
 */
public record Catalogue(Map<String, String> licences, List<Published> entries) {
  private static final int NEAREST = 6;

  public Catalogue {
    licences = Map.copyOf(licences);
    entries = List.copyOf(entries);
  }

  /** The one that comes along. */
  public static Catalogue shipped() {
    return Read.SHIPPED;
  }

  private static final class Read {
    static final Catalogue SHIPPED =
        Shipped.yaml("io/luxate/weights/catalogue.yaml", Catalogue.class)
            .orElseThrow(
                () ->
                    new LuxateException(
                        LuxateException.Kind.INTERNAL,
                        "the jar lacks its catalogue of weights; build it again"));
  }

  /** Upper and lower case are the same. */
  public Optional<Published> find(String name) {
    return entries.stream().filter(entry -> entry.name().equalsIgnoreCase(name)).findFirst();
  }

  /** Throws USER with the names that begin alike when there is none. */
  public Published named(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new LuxateException(
                    LuxateException.Kind.USER,
                    "no weights are called '" + name + "'; " + alike(name)));
  }

  /** The entry that a file of that SHA-256 is. */
  public Optional<Published> ofSha256(String sha256) {
    return entries.stream()
        .filter(entry -> entry.sha256().isPresent() && entry.accepts(sha256))
        .findFirst();
  }

  /** What lies on the weights, in words. */
  public String licence(Published entry) {
    return licences.getOrDefault(entry.licence(), entry.licence());
  }

  private String alike(String name) {
    String begin = name.toLowerCase(Locale.ROOT).replaceFirst("\\..*", "");
    List<String> alike =
        entries.stream()
            .filter(
                entry ->
                    entry.name().toLowerCase(Locale.ROOT).startsWith(begin)
                        || entry.architecture().equals(begin))
            .map(Published::name)
            .limit(NEAREST)
            .toList();
    return (alike.isEmpty() ? "" : "perhaps " + String.join(", ", alike) + "; ")
        + "'luxate weights list' shows all";
  }
}
