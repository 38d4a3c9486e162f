package io.luxate.weights;

import io.luxate.LuxateException;
import io.luxate.Nearest;
import io.luxate.Shipped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** The entry whose makers give it under that file name. */
  Optional<Published> ofFile(String fileName) {
    return entries.stream().filter(entry -> entry.fileName().equals(fileName)).findFirst();
  }

  /** What lies on the weights, in words. */
  public String licence(Published entry) {
    return licences.getOrDefault(entry.licence(), entry.licence());
  }

  /** Networks like that one that have weights, and where all stand, in words. */
  public String alikeNetworks(String network) {
    List<String> nearest =
        Nearest.of(network, entries.stream().map(Published::architecture).distinct().toList());
    return inWords(nearest.stream());
  }

  /** Names like that one, and where all stand, in words. */
  String alike(String name) {
    List<String> all = entries.stream().map(Published::name).toList();
    String network = name.toLowerCase(Locale.ROOT).replaceFirst("\\..*", "");
    List<String> ofNetwork =
        entries.stream()
            .filter(entry -> entry.architecture().equals(network))
            .map(Published::name)
            .toList();
    List<String> nearest = Nearest.of(name, all);
    return inWords(Stream.concat(nearest.stream(), ofNetwork.stream()));
  }

  private static String inWords(Stream<String> alike) {
    List<String> shown = alike.distinct().limit(NEAREST).toList();
    return (shown.isEmpty() ? "" : "perhaps " + String.join(", ", shown) + "; ")
        + "'luxate weights list' shows all";
  }
}
