package io.luxate.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which images belong together: those that share one of the names given here, and whatever that
 * chains together.
 *
 * @param by what is looked at; identical bytes always are
 * @param families the family's name of an image by its path, for those that have copies
 */
public record Ties(Set<Tie> by, Map<String, String> families) {
  /** By patient, as every command that splits or checks a split does. */
  public static final Ties USUAL = new Ties(Set.of(Tie.PATIENT), Map.of());

  private static final String BYTES = "sha256:";

  public Ties {
    by = Set.copyOf(by);
    families = Map.copyOf(families);
  }

  /** The names an item shares with those it belongs to, {@code patient:p}; the first is its own. */
  List<String> of(Item item) {
    List<String> names = new ArrayList<>();
    add(names, Tie.PATIENT, item.example().patient());
    add(names, Tie.SOURCE, item.example().source());
    add(names, Tie.FAMILY, Optional.ofNullable(families.get(item.path())));
    names.add(BYTES + item.sha256().substring(0, Math.min(16, item.sha256().length())));
    return names;
  }

  private void add(List<String> names, Tie tie, Optional<String> name) {
    if (by.contains(tie)) {
      name.ifPresent(known -> names.add(tie.id() + ":" + known));
    }
  }

  /** What kind of tie a name of {@link #of} stands for, in words. */
  static String words(String name) {
    return name.startsWith(BYTES) ? "identical bytes" : name.substring(0, name.indexOf(':'));
  }
}
