package io.luxate.weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file's tensors under torchvision's names, as far as they are those of another wrapper, another
 * library or an older torchvision.
 *
 * @param notes what was done, for a person
 */
record TorchvisionNames(Map<String, Numbers> tensors, List<String> notes) {
  private static final List<String> WRAPPERS =
      List.of("module.", "_orig_mod.", "model.", "net.", "network.", "backbone.", "encoder.");

  /** torchvision's own densenet files say norm.1 for what its code has long called norm1. */
  private static final Pattern OLD_DENSENET =
      Pattern.compile("(.*denselayer\\d+\\.(?:norm|conv))\\.([12]\\.\\w+)");

  private static final String TIMM = "timm's names";
  private static final float TIMM_EPS = 1e-5f;
  private static final float TORCHVISION_EPS = 1e-3f;

  static TorchvisionNames of(Map<String, Numbers> given) {
    TorchvisionNames names = new TorchvisionNames(given, List.of());
    return names.withoutWrappers().withoutOldDensenet().withoutTimm();
  }

  boolean areTimms() {
    return notes.contains(TIMM);
  }

  private TorchvisionNames withoutWrappers() {
    for (String wrapper : WRAPPERS) {
      if (!tensors.isEmpty()
          && tensors.keySet().stream().allMatch(name -> name.startsWith(wrapper))) {
        Map<String, String> names = new LinkedHashMap<>();
        tensors.keySet().forEach(name -> names.put(name, name.substring(wrapper.length())));
        return renamed(names, "without the prefix " + wrapper).withoutWrappers();
      }
    }
    return this;
  }

  private TorchvisionNames withoutOldDensenet() {
    Map<String, String> names = new LinkedHashMap<>();
    boolean any = false;
    for (String name : tensors.keySet()) {
      Matcher old = OLD_DENSENET.matcher(name);
      boolean isOld = old.matches();
      names.put(name, isOld ? old.group(1) + old.group(2) : name);
      any |= isOld;
    }
    return any ? renamed(names, "torchvision's old names of densenet") : this;
  }

  private TorchvisionNames withoutTimm() {
    if (!TimmNames.are(tensors.keySet())) {
      return this;
    }
    TimmNames timm = TimmNames.of(tensors.keySet());
    Map<String, Numbers> fitted = new LinkedHashMap<>(tensors);
    if (timm.isOfOtherEps()) {
      tensors.forEach((name, numbers) -> fitted.put(name, withTorchvisionsEps(name, numbers)));
    }
    fitted.replaceAll((name, numbers) -> timm.isLinear(name) ? withoutPlaces(numbers) : numbers);
    return new TorchvisionNames(fitted, notes).renamed(timm.names(), TIMM);
  }

  /** A batch norm's weight grown so that eps 1e-3 gives what eps 1e-5 gave; others as they are. */
  private Numbers withTorchvisionsEps(String name, Numbers numbers) {
    int dot = name.lastIndexOf('.');
    Numbers variance =
        name.endsWith(".weight") ? tensors.get(name.substring(0, dot) + ".running_var") : null;
    if (variance == null || variance.values().length != numbers.values().length) {
      return numbers;
    }
    float[] grown = new float[numbers.values().length];
    for (int i = 0; i < grown.length; i++) {
      double known = variance.values()[i];
      grown[i] =
          (float) (numbers.values()[i] * Math.sqrt((known + TORCHVISION_EPS) / (known + TIMM_EPS)));
    }
    return new Numbers(numbers.shape(), grown);
  }

  private static Numbers withoutPlaces(Numbers numbers) {
    long[] shape = numbers.shape();
    return shape.length == 4 && shape[2] == 1 && shape[3] == 1
        ? new Numbers(new long[] {shape[0], shape[1]}, numbers.values())
        : numbers;
  }

  private TorchvisionNames renamed(Map<String, String> names, String note) {
    Map<String, Numbers> renamed = new LinkedHashMap<>();
    tensors.forEach((name, numbers) -> renamed.put(names.getOrDefault(name, name), numbers));
    if (renamed.size() < tensors.size()) {
      throw new UnusableWeightsException("two of its tensors have the same meaning (" + note + ")");
    }
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return new TorchvisionNames(renamed, List.copyOf(more));
  }
}
