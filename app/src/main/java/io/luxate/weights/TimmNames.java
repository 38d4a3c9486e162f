package io.luxate.weights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * timm's names of mobilenetv2, mobilenetv3, efficientnet and efficientnetv2 as torchvision's. (Its
 * names of resnet and densenet are torchvision's.) timm numbers blocks by stage and names a block's
 * layers, {@code blocks.2.0.conv_dw}; torchvision numbers both, {@code features.4.block.1.0}.
 *
 * <p>The networks compute the same, with two exceptions. timm's mobilenetv3 and efficientnetv2 have
 * batch norms of eps 1e-5 where torchvision's have 1e-3, which {@link #isOfOtherEps} tells and
 * {@link TorchvisionNames} makes up for. And timm's {@code tf_} networks pad as TensorFlow does,
 * which no weights can make up for; their names and shapes are those of their siblings.
 */
final class TimmNames {
  private static final Pattern BLOCK = Pattern.compile("blocks\\.(\\d{1,3})\\.(\\d{1,3})\\.(.+)");

  private final Family family;
  private final Map<String, String> names = new LinkedHashMap<>();

  private enum Family {
    MOBILENET_V2,
    MOBILENET_V3,
    EFFICIENTNET
  }

  /** A block's place: timm's stage and number within it. */
  private record Place(int stage, int index) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return stage != other.stage
          ? Integer.compare(stage, other.stage)
          : Integer.compare(index, other.index);
    }
  }

  private TimmNames(Family family) {
    this.family = family;
  }

  /** Whether the tensors are named as timm names these families. */
  static boolean are(Set<String> given) {
    return given.contains("conv_stem.weight") && given.contains("conv_head.weight");
  }

  /** torchvision's name for each of timm's; a name that is not timm's stands for itself. */
  static TimmNames of(Set<String> given) {
    boolean squeezes = given.stream().anyMatch(name -> name.contains(".se.conv_reduce."));
    TimmNames timm =
        new TimmNames(
            given.contains("conv_head.bias")
                ? Family.MOBILENET_V3
                : squeezes ? Family.EFFICIENTNET : Family.MOBILENET_V2);
    timm.map(given);
    return timm;
  }

  Map<String, String> names() {
    return names;
  }

  /** Whether timm's batch norms have eps 1e-5 and torchvision's 1e-3. */
  boolean isOfOtherEps() {
    return family == Family.MOBILENET_V3 || names.containsKey("blocks.1.0.conv_exp.weight");
  }

  /** Whether a tensor is a 1 x 1 convolution over a single place, and torchvision's is linear. */
  boolean isLinear(String timmName) {
    return family == Family.MOBILENET_V3 && timmName.equals("conv_head.weight");
  }

  private void map(Set<String> given) {
    Map<Place, Set<String>> blocks = new TreeMap<>();
    for (String name : given) {
      Matcher block = BLOCK.matcher(name);
      if (block.matches()) {
        Place place = new Place(Integer.parseInt(block.group(1)), Integer.parseInt(block.group(2)));
        blocks.computeIfAbsent(place, p -> new TreeSet<>()).add(block.group(3));
      }
    }
    Map<String, String> modules = new LinkedHashMap<>();
    modules.put("conv_stem", "features.0.0");
    modules.put("bn1", "features.0.1");
    int next = 1;
    int lastStage = 0;
    for (Map.Entry<Place, Set<String>> entry : blocks.entrySet()) {
      Place place = entry.getKey();
      String to =
          family == Family.EFFICIENTNET
              ? "features." + (place.stage() + 1) + "." + place.index()
              : "features." + next++;
      block(entry.getValue())
          .forEach(
              (from, module) ->
                  modules.put(
                      "blocks." + place.stage() + "." + place.index() + "." + from, to + module));
      lastStage = place.stage();
    }
    head(family == Family.EFFICIENTNET ? lastStage + 2 : next, modules);
    for (String name : given) {
      int dot = name.lastIndexOf('.');
      String module = dot < 0 ? null : modules.get(name.substring(0, dot));
      names.put(name, module == null ? name : module + name.substring(dot));
    }
  }

  private void head(int last, Map<String, String> modules) {
    if (family == Family.MOBILENET_V3) {
      modules.put("conv_head", "classifier.0");
      modules.put("classifier", "classifier.3");
    } else {
      modules.put("conv_head", "features." + last + ".0");
      modules.put("bn2", "features." + last + ".1");
      modules.put("classifier", "classifier.1");
    }
  }

  /** Where each layer of a block stands in torchvision's, told by which layers it has. */
  private Map<String, String> block(Set<String> layers) {
    boolean squeezes = layers.contains("se.conv_reduce.weight");
    Map<String, String> to = new LinkedHashMap<>();
    if (layers.contains("conv_exp.weight")) {
      put(to, 0, List.of("conv_exp", "bn1"), false);
      put(to, 1, List.of("conv_pwl", "bn2"), true);
    } else if (layers.contains("conv_pwl.weight")) {
      put(to, 0, List.of("conv_pw", "bn1"), false);
      put(to, 1, List.of("conv_dw", "bn2"), false);
      put(to, squeezes ? 3 : 2, List.of("conv_pwl", "bn3"), true);
      squeeze(to, 2, squeezes);
    } else if (layers.contains("conv_dw.weight")) {
      put(to, 0, List.of("conv_dw", "bn1"), false);
      put(to, squeezes ? 2 : 1, List.of("conv_pw", "bn2"), true);
      squeeze(to, 1, squeezes);
    } else if (family == Family.MOBILENET_V3) {
      to.put("conv", ".0"); // the last stage is a plain convolution
      to.put("bn1", ".1");
    } else {
      put(to, 0, List.of("conv", "bn1"), false);
    }
    return to;
  }

  /** A convolution and its norm; mobilenet_v2's last pair of a block has no place of its own. */
  private void put(Map<String, String> to, int place, List<String> pair, boolean last) {
    if (family == Family.MOBILENET_V2) {
      to.put(pair.get(0), ".conv." + place + (last ? "" : ".0"));
      to.put(pair.get(1), ".conv." + (last ? Integer.toString(place + 1) : place + ".1"));
    } else {
      to.put(pair.get(0), ".block." + place + ".0");
      to.put(pair.get(1), ".block." + place + ".1");
    }
  }

  private static void squeeze(Map<String, String> to, int place, boolean squeezes) {
    if (squeezes) {
      to.put("se.conv_reduce", ".block." + place + ".fc1");
      to.put("se.conv_expand", ".block." + place + ".fc2");
    }
  }
}
