package io.luxate.weights;

import io.luxate.weights.Pickled.Rebuilder;
import io.luxate.weights.Pickled.StorageType;
import java.util.HashMap;
import java.util.Map;

/**
 * The Python names that a weights file may mention, and what they mean here. Nothing is looked up
 * in any Python, and every other name is refused.
 */
final class PickleNames {
  private static final Map<String, Pickled> KNOWN = known();

  private PickleNames() {}

  static Pickled of(String module, String name) {
    Pickled known = KNOWN.get(module + "." + name);
    if (known == null) {
      throw new UnusableWeightsException(
          "it holds the Python object "
              + Words.shown(module + "." + name)
              + ", and only tensors, dicts, lists, numbers and strings are read here; nothing of it"
              + " was run",
          "whoever trusts the file can save the weights alone in Python with"
              + " torch.save(model.state_dict(), FILE)");
    }
    return known;
  }

  private static Map<String, Pickled> known() {
    Map<String, Pickled> known = new HashMap<>();
    for (Rebuilder builder : Rebuilder.values()) {
      known.put(builder.python(), builder);
    }
    Map.of(
            "Double", NumberType.F64,
            "Float", NumberType.F32,
            "Half", NumberType.F16,
            "BFloat16", NumberType.BF16,
            "Long", NumberType.I64,
            "Int", NumberType.I32,
            "Short", NumberType.I16,
            "Char", NumberType.I8,
            "Byte", NumberType.U8,
            "Bool", NumberType.BOOL)
        .forEach(
            (name, type) -> {
              known.put("torch." + name + "Storage", new StorageType(type));
              known.put("torch.cuda." + name + "Storage", new StorageType(type));
            });
    return Map.copyOf(known);
  }
}
