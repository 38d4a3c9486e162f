package io.luxate.model;

import io.luxate.LuxateException;
import io.luxate.NativeLibraries;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** The PyTorch engine on this machine: its version, its threads and its number format. */
public final class Engine {
  private static boolean started;
  private static @Nullable ComputeDevice device;
  private static Precision asked = Precision.AUTO;

  private Engine() {}

  /** Loads the native libraries once; throws RESOURCE when this machine has none for them. */
  public static synchronized void start() {
    if (started) {
      return;
    }
    try {
      NativeLibraries.load(() -> setThreads(Runtime.getRuntime().availableProcessors()));
      started = true;
    } catch (ClosedByInterruptException | FileLockInterruptionException e) {
      throw new LuxateException(
          LuxateException.Kind.USER, "stopped while the engine started; nothing was done", e);
    } catch (IOException e) {
      throw new LuxateException(
          LuxateException.Kind.RESOURCE,
          "cannot unpack the PyTorch engine: "
              + e.getMessage()
              + "; name a writable folder with"
              + " LUXATE_JAVA_OPTS=-Dorg.bytedeco.javacpp.cachedir=FOLDER",
          e);
    } catch (LinkageError e) {
      throw new LuxateException(
          LuxateException.Kind.RESOURCE,
          "the PyTorch engine does not load on this machine: "
              + e.getMessage()
              + "; run 'luxate doctor'",
          e);
    }
  }

  /** Threads that one operation may use. */
  public static int threads() {
    start();
    return torch.get_num_threads();
  }

  /** Sets {@link #threads} for the calling thread and those that start later. */
  public static void useThreads(int threads) {
    start();
    setThreads(threads);
  }

  /** OpenBLAS, which the engine calls for some products, has threads of its own. */
  private static void setThreads(int threads) {
    torch.set_num_threads(threads);
    openblas_nolapack.blas_set_num_threads(threads);
  }

  /** The engine's version, for example {@code pytorch 2.10.0}. */
  public static String version() {
    start();
    Matcher built =
        Pattern.compile("TORCH_VERSION=([0-9.]+)").matcher(torch.show_config().getString());
    return "pytorch " + (built.find() ? built.group(1) : "of unknown version");
  }

  /**
   * Whether the processor multiplies bfloat16 matrices itself (AMX). Without that float32 is
   * faster, even where there are instructions for bfloat16 vectors (docs/decisions.md). Known on
   * Linux only, from the processor's flags.
   */
  public static boolean hasBf16Units() {
    return processorFlags().contains(" amx_bf16");
  }

  /** Where networks compute. */
  public static synchronized ComputeDevice device() {
    if (device == null) {
      device = ComputeDevice.choose("auto");
    }
    return device;
  }

  /** Lets networks made from now on compute elsewhere; see {@link ComputeDevice#choose}. */
  public static synchronized void useDevice(String name) {
    device = ComputeDevice.choose(name);
  }

  /** What this engine's answers come from. */
  public static Answering answering() {
    return new Answering(version(), device().toString(), precision());
  }

  /** The number format of products. */
  public static String precision() {
    return autocasts() ? "bfloat16 autocast" : "float32";
  }

  /** Lets products be computed in another number format from now on. */
  public static synchronized void usePrecision(Precision precision) {
    asked = precision;
  }

  /** What {@link #usePrecision} was told last. */
  static synchronized Precision askedPrecision() {
    return asked;
  }

  /** Whether products are computed in bfloat16, with weights and sums in float32. */
  static boolean autocasts() {
    return switch (askedPrecision()) {
      case AUTO -> device().isGpu() || hasBf16Units();
      case FP32 -> false;
      case BF16 -> true;
    };
  }

  /** The forward pass under bfloat16 autocast where the device has units for it. */
  public static Tensor forward(Layered pass, Tensor x) {
    return forwardAll(y -> List.of(pass.apply(y)), x).get(0);
  }

  /** The same of a pass that gives several tensors. */
  public static List<Tensor> forwardAll(Function<Tensor, List<Tensor>> pass, Tensor x) {
    return Passing.all(y -> autocasts() ? autocast(device().type(), pass, y) : pass.apply(y), x);
  }

  /** Runs {@code work} unrecorded by autograd and gives its intermediate tensors back at once. */
  @SuppressWarnings("try") // torch's guards act by being open
  public static <T> T withoutGradient(Supplier<T> work) {
    start();
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      return work.get();
    }
  }

  /** A pass through a network or a part of one. */
  @FunctionalInterface
  public interface Layered {
    Tensor apply(Tensor x);
  }

  private static List<Tensor> autocast(
      torch.DeviceType type, Function<Tensor, List<Tensor>> pass, Tensor x) {
    torch.set_autocast_dtype(type, torch.ScalarType.BFloat16);
    boolean before = torch.is_autocast_enabled(type);
    torch.set_autocast_enabled(type, true);
    torch.increment_nesting();
    try {
      return pass.apply(x).stream().map(y -> y.to(torch.ScalarType.Float)).toList();
    } finally {
      if (torch.decrement_nesting() == 0) {
        torch.clear_cache();
      }
      torch.set_autocast_enabled(type, before);
    }
  }

  private static String processorFlags() {
    return Processor.FLAGS;
  }

  /** The processor's name as the system gives it. */
  public static String processor() {
    return Processor.NAME;
  }

  /** Read once. */
  private static final class Processor {
    private static final String INFO = info();
    static final String FLAGS = " " + line("flags");
    static final String NAME =
        line("model name").isEmpty() ? System.getProperty("os.arch", "") : line("model name");

    private static String info() {
      try {
        Path file = Path.of("/proc/cpuinfo");
        return Files.isReadable(file) ? Files.readString(file) : "";
      } catch (IOException e) {
        return "";
      }
    }

    private static String line(String key) {
      return INFO.lines()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(key))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .orElse("");
    }
  }
}
