package io.luxate.weights;

import io.luxate.weights.Pickled.Dict;
import io.luxate.weights.Pickled.View;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tensors that a training's file holds by name, found among all else that it may hold.
 *
 * @param part where in the file they stood, {@code state_dict}; empty for its root
 */
record Checkpoint(String part, Map<String, View> views) {
  /** Averaged weights first, which are those that were measured; then as trainings name them. */
  private static final List<String> USUAL =
      List.of(
          "state_dict_ema",
          "model_ema",
          "state_dict",
          "model_state_dict",
          "model_state",
          "model",
          "net",
          "network",
          "weights",
          "params");

  private static final int MOST_DEPTH = 4;

  /** Throws where nothing in the file looks like a state dict, saying what is there. */
  static Checkpoint in(Pickled root) {
    if (!(root instanceof Dict dict)) {
      throw new UnusableWeightsException(
          root instanceof View ? "it holds one tensor without a name" : "it holds no dict");
    }
    Set<Dict> seen = Collections.newSetFromMap(new IdentityHashMap<>()); // a dict may hold itself
    return find("", dict, 0, seen)
        .orElseThrow(
            () ->
                new UnusableWeightsException(
                    "it holds no dict of tensors, only "
                        + Words.shown(String.join(", ", dict.entries().keySet()))));
  }

  private static Optional<Checkpoint> find(String part, Dict dict, int depth, Set<Dict> seen) {
    if (depth > MOST_DEPTH || !seen.add(dict)) {
      return Optional.empty();
    }
    Optional<Checkpoint> usual = among(USUAL, part, dict, depth, seen);
    if (usual.isPresent()) {
      return usual;
    }
    Map<String, View> views = new LinkedHashMap<>();
    dict.entries()
        .forEach(
            (name, value) -> {
              if (value instanceof View view) {
                views.put(name, view);
              }
            });
    return views.isEmpty()
        ? among(dict.entries().keySet(), part, dict, depth, seen)
        : Optional.of(new Checkpoint(part, views));
  }

  private static Optional<Checkpoint> among(
      Collection<String> keys, String part, Dict dict, int depth, Set<Dict> seen) {
    for (String key : keys) {
      if (dict.entries().get(key) instanceof Dict inner && !key.contains("optim")) {
        Optional<Checkpoint> found =
            find(part.isEmpty() ? key : part + "." + key, inner, depth + 1, seen);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }
}
