package io.luxate.model;

import io.luxate.LuxateException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.bytedeco.pytorch.global.torch;

/** The networks by name, as torchvision spells them. Adding a network is adding a line here. */
@SuppressWarnings("ImmutableEnumChecker") // constructors hold no state
public enum Architecture {
  RESNET18(ResNet::resnet18),
  RESNET34(ResNet::resnet34),
  RESNET50(ResNet::resnet50),
  RESNET101(ResNet::resnet101),
  RESNET152(ResNet::resnet152),
  DENSENET121(DenseNet::densenet121),
  DENSENET161(DenseNet::densenet161),
  VGG16(Vgg::vgg16),
  VGG16_BN(Vgg::vgg16_bn),
  INCEPTION_V3(Inception::inception_v3),
  ALEXNET(AlexNet::alexnet),
  SQUEEZENET1_1(SqueezeNet::squeezenet1_1),
  MOBILENET_V2(MobileNetV2::mobilenet_v2),
  MOBILENET_V3_SMALL(MobileNetV3::mobilenet_v3_small),
  MOBILENET_V3_LARGE(MobileNetV3::mobilenet_v3_large),
  EFFICIENTNET_B0(EfficientNet::efficientnet_b0),
  EFFICIENTNET_B3(EfficientNet::efficientnet_b3),
  EFFICIENTNET_V2_S(EfficientNet::efficientnet_v2_s),
  CONVNEXT_TINY(ConvNeXt::convnext_tiny),
  SHUFFLENET_V2_X1_0(ShuffleNetV2::shufflenet_v2_x1_0),
  REGNET_Y_400MF(RegNet::regnet_y_400mf);

  private final IntFunction<Network> maker;

  Architecture(IntFunction<Network> maker) {
    this.maker = maker;
  }

  /** The name on the command line and in files, for example {@code resnet18}. */
  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The architecture of that name; throws USER with the nearest names when there is none. */
  public static Architecture named(String id) {
    for (Architecture architecture : values()) {
      if (architecture.id().equals(id)) {
        return architecture;
      }
    }
    String nearest =
        Arrays.stream(values())
            .map(Architecture::id)
            .sorted(Comparator.comparingInt(known -> distance(known, id)))
            .limit(3)
            .collect(Collectors.joining(", "));
    throw new LuxateException(
        LuxateException.Kind.USER, "unknown network '" + id + "'; nearest names: " + nearest);
  }

  /** A fresh network for so many classes; the same seed starts from the same weights. */
  public Network create(int classes, long seed) {
    Engine.start();
    synchronized (Architecture.class) { // torch's generator is one for the process
      torch.manual_seed(seed);
      Network network = maker.apply(classes); // drawn on the processor, so the same everywhere
      Engine.device().take(network);
      return network;
    }
  }

  /** Levenshtein's distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, j -> j);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
