package io.luxate.cli;

import io.luxate.Count;
import io.luxate.LuxateException;
import io.luxate.Version;
import io.luxate.model.ComputeDevice;
import io.luxate.model.Engine;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code luxate doctor}. */
@Command(
    name = "doctor",
    description = "Says what this machine offers, what is missing, and what to do about it.",
    footer = {"", "Example:", "  luxate doctor"})
final class DoctorCommand implements Callable<Integer> {
  private static final double GIB = 1024.0 * 1024 * 1024;

  @Mixin private CommonOptions common = new CommonOptions();

  /**
   * One thing looked at.
   *
   * @param fine whether Luxate can work with it
   * @param remedy what to do when it is not; empty when it is
   */
  record Finding(String what, String found, boolean fine, String remedy) {}

  @Override
  public Integer call() {
    List<Finding> findings =
        List.of(
            luxate(),
            java(),
            cores(),
            memory(),
            heap(),
            engine(),
            device(),
            bf16(),
            disk("."),
            disk(cache()));
    List<String> lines = new ArrayList<>();
    for (Finding finding : findings) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%-4s %-22s %s",
              finding.fine() ? "ok" : "!!",
              finding.what(),
              finding.found()));
      if (!finding.remedy().isEmpty()) {
        lines.add("     " + finding.remedy());
      }
    }
    common.print(findings, lines.toArray(String[]::new));
    return findings.stream().allMatch(Finding::fine) ? 0 : LuxateException.Kind.RESOURCE.exitCode();
  }

  private static Finding luxate() {
    Version version = Version.current();
    return new Finding("Luxate", version.version() + " (" + version.commit() + ")", true, "");
  }

  private static Finding java() {
    int feature = Runtime.version().feature();
    return new Finding(
        "Java",
        System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
        feature >= 17,
        feature >= 17 ? "" : "install a JDK of version 17 or newer");
  }

  private static Finding cores() {
    int cores = Runtime.getRuntime().availableProcessors();
    return new Finding("Cores", cores + " (" + Engine.processor() + ")", true, "");
  }

  private static Finding memory() {
    double gib =
        java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean system
            ? system.getTotalMemorySize() / GIB
            : Double.NaN;
    boolean fine = !(gib < 4);
    return new Finding(
        "Memory",
        String.format(Locale.ROOT, "%.1f GiB", gib),
        fine,
        fine ? "" : "training wants 4 GiB; lower batch and inputPx in the recipe");
  }

  private static Finding heap() {
    double gib = Runtime.getRuntime().maxMemory() / GIB;
    boolean fine = gib >= 1;
    return new Finding(
        "Java heap",
        String.format(Locale.ROOT, "at most %.1f GiB", gib),
        fine,
        fine ? "" : "start with LUXATE_JAVA_OPTS=-Xmx2g");
  }

  private static Finding engine() {
    try {
      return new Finding(
          "Engine", Engine.version() + ", " + Count.of(Engine.threads(), "thread"), true, "");
    } catch (LuxateException e) {
      return new Finding(
          "Engine",
          String.valueOf(e.getMessage()),
          false,
          "natives exist for Linux x86-64, macOS and Windows x86-64; build on the machine itself");
    }
  }

  private Finding device() {
    ComputeDevice device;
    try {
      device = common.device();
    } catch (LuxateException e) {
      return new Finding("Graphics card", "not used", false, String.valueOf(e.getMessage()));
    }
    return new Finding(
        "Graphics card",
        device.isGpu() ? device + ": training and scoring use it" : "none used (docs/gpu.md)",
        true,
        "");
  }

  private static Finding bf16() {
    return new Finding(
        "bfloat16 units",
        Engine.hasBf16Units()
            ? "yes: training and scoring use bfloat16 autocast"
            : "none found (AMX): float32 is used, about half as fast as a processor with them",
        true,
        "");
  }

  private static String cache() {
    return System.getProperty(
        "org.bytedeco.javacpp.cachedir", System.getProperty("user.home") + "/.javacpp");
  }

  private static Finding disk(String path) {
    try {
      Path at = Path.of(path).toAbsolutePath().normalize();
      while (!Files.exists(at) && at.getParent() != null) {
        at = at.getParent();
      }
      FileStore store = Files.getFileStore(at);
      double gib = store.getUsableSpace() / GIB;
      boolean fine = gib >= 2 && Files.isWritable(at);
      return new Finding(
          path.equals(".") ? "Disk here" : "Disk of engine cache",
          String.format(Locale.ROOT, "%.1f GiB free at %s", gib, at),
          fine,
          fine ? "" : "make 2 GiB free there, or choose another place");
    } catch (IOException e) {
      return new Finding("Disk", path + ": " + e.getMessage(), false, "check the path");
    }
  }
}
