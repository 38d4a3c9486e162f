package io.luxate.model;

import io.luxate.LuxateException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * What networks compute on: the processor, or a graphics card that CUDA knows.
 *
 * @param gpu index of the card, or -1 for the processor
 */
public record ComputeDevice(int gpu) {
  static final ComputeDevice PROCESSOR = new ComputeDevice(-1);
  private static final Pattern CUDA = Pattern.compile("cuda(?::(\\d{1,3}))?");

  /**
   * The device of that name.
   *
   * @param name {@code auto} (the first card where there is one, else the processor), {@code cpu},
   *     {@code cuda} or {@code cuda:N}
   * @throws LuxateException USER for another name, RESOURCE when there is no such card or this
   *     build cannot use one
   */
  public static ComputeDevice choose(String name) {
    Engine.start();
    int cards = torch.cuda_is_available() ? torch.cuda_device_count() : 0;
    return choose(name, isBuiltForCuda(), cards);
  }

  /** JavaCPP falls back to the processor's natives where those for CUDA do not load. */
  private static boolean isBuiltForCuda() {
    String natives = "/org/bytedeco/pytorch/" + Loader.getPlatform() + "-gpu/";
    return Stream.of("libjnitorch.so", "jnitorch.dll")
        .anyMatch(library -> ComputeDevice.class.getResource(natives + library) != null);
  }

  /** The choice, given what the build and the machine have. */
  static ComputeDevice choose(String name, boolean builtForCuda, int cards) {
    if (name.equals("cpu") || (name.equals("auto") && cards == 0)) {
      return PROCESSOR;
    }
    if (name.equals("auto")) {
      return new ComputeDevice(0);
    }
    Matcher cuda = CUDA.matcher(name);
    if (!cuda.matches()) {
      throw new LuxateException(
          LuxateException.Kind.USER, "there is no device '" + name + "'; give auto, cpu or cuda:0");
    }
    int index = cuda.group(1) == null ? 0 : Integer.parseInt(cuda.group(1));
    if (cards == 0) {
      throw new LuxateException(
          LuxateException.Kind.RESOURCE,
          name
              + " cannot be used: "
              + (builtForCuda
                  ? "no graphics card is found, or the CUDA libraries are missing; check with nvidia-smi"
                      + " and docs/gpu.md"
                  : "this build has no CUDA; build it with"
                      + " 'mvn -Pgpu -DskipTests package' (docs/gpu.md)")
              + ", or give --device cpu");
    }
    if (index >= cards) {
      throw new LuxateException(
          LuxateException.Kind.RESOURCE,
          "there is no " + name + "; this machine's cards are cuda:0 to cuda:" + (cards - 1));
    }
    return new ComputeDevice(index);
  }

  public boolean isGpu() {
    return gpu >= 0;
  }

  torch.DeviceType type() {
    return isGpu() ? torch.DeviceType.CUDA : torch.DeviceType.CPU;
  }

  /** A tensor's copy on this device, or the tensor itself where it already is there. */
  public Tensor take(Tensor tensor) {
    return isGpu() ? tensor.to(device(), tensor.scalar_type()) : tensor;
  }

  /** Moves a module's parameters and buffers to this device. */
  public void take(Module module) {
    if (isGpu()) {
      module.to(device(), false);
    }
  }

  private Device device() {
    return new Device(type(), (byte) gpu);
  }

  /** {@code cpu} or {@code cuda:0}. */
  @Override
  public String toString() {
    return isGpu() ? "cuda:" + gpu : "cpu";
  }
}
