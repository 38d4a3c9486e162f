package io.luxate.model;

import io.luxate.LuxateException;
import io.luxate.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.bytedeco.pytorch.global.torch;

/**
 * The networks by name, as torchvision spells them. Adding a network is adding a line here, and its
 * golden values (benchmarks/peers/torchvision_golden.py).
 */
@SuppressWarnings("ImmutableEnumChecker") // constructors hold no state
public enum Architecture {
  RESNET18(ResNet::resnet18, 11_689_512),
  RESNET34(ResNet::resnet34, 21_797_672),
  RESNET50(ResNet::resnet50, 25_557_032),
  RESNET101(ResNet::resnet101, 44_549_160),
  RESNET152(ResNet::resnet152, 60_192_808),
  DENSENET121(DenseNet::densenet121, 7_978_856),
  DENSENET161(DenseNet::densenet161, 28_681_000),
  VGG16(Vgg::vgg16, 138_357_544),
  VGG16_BN(Vgg::vgg16_bn, 138_365_992),
  INCEPTION_V3(Inception::inception_v3, 27_161_264, 299, 299), // its auxiliary head takes no less
  ALEXNET(AlexNet::alexnet, 61_100_840, 224, 63),
  SQUEEZENET1_1(SqueezeNet::squeezenet1_1, 1_235_496),
  MOBILENET_V2(MobileNetV2::mobilenet_v2, 3_504_872),
  MOBILENET_V3_SMALL(MobileNetV3::mobilenet_v3_small, 2_542_856),
  MOBILENET_V3_LARGE(MobileNetV3::mobilenet_v3_large, 5_483_032),
  EFFICIENTNET_B0(EfficientNet::efficientnet_b0, 5_288_548),
  EFFICIENTNET_B3(EfficientNet::efficientnet_b3, 12_233_232, 300, 32),
  EFFICIENTNET_V2_S(EfficientNet::efficientnet_v2_s, 21_458_488, 384, 32),
  CONVNEXT_TINY(ConvNeXt::convnext_tiny, 28_589_128),
  SHUFFLENET_V2_X1_0(ShuffleNetV2::shufflenet_v2_x1_0, 2_278_604),
  REGNET_Y_400MF(RegNet::regnet_y_400mf, 4_344_144);

  private final IntFunction<Network> maker;
  private final long parameters;
  private final int inputPx;
  private final int smallestPx;

  Architecture(IntFunction<Network> maker, long parameters) {
    this(maker, parameters, 224, 32);
  }

  Architecture(IntFunction<Network> maker, long parameters, int inputPx, int smallestPx) {
    this.maker = maker;
    this.parameters = parameters;
    this.inputPx = inputPx;
    this.smallestPx = smallestPx;
  }

  /** The name on the command line and in files, for example {@code resnet18}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Numbers that training changes, with a head for ImageNet's 1000 classes. */
  public long parameters() {
    return parameters;
  }

  /** The side of the square picture that the network was made for. */
  public int inputPx() {
    return inputPx;
  }

  /** The side of the smallest picture that it can be trained on. */
  public int smallestPx() {
    return smallestPx;
  }

  /** Throws USER for pictures too small to train on. */
  public void requirePx(int recipePx) {
    if (recipePx < smallestPx) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          id()
              + " cannot be trained on pictures of less than "
              + smallestPx
              + " px, and the recipe's inputPx is "
              + recipePx
              + "; set inputPx: "
              + Math.max(inputPx, smallestPx)
              + " in the recipe, or choose another network");
    }
  }

  /** The architecture of that name; throws USER with the nearest names when there is none. */
  public static Architecture named(String id) {
    for (Architecture architecture : values()) {
      if (architecture.id().equals(id)) {
        return architecture;
      }
    }
    List<String> nearest = Nearest.of(id, Arrays.stream(values()).map(Architecture::id).toList());
    throw new LuxateException(
        LuxateException.Kind.USER,
        "unknown network '"
            + id
            + "'"
            + (nearest.isEmpty() ? "" : "; nearest names: " + String.join(", ", nearest))
            + "; 'luxate zoo' lists all");
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
}
