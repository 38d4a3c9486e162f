package io.luxate.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * Work that all contestants do in turn.
 *
 * @param arch a network, or empty where there is none
 */
record Case(String kind, String arch, int batch) {
  private static final List<String> TRAINED =
      List.of("resnet18", "resnet50", "densenet121", "mobilenet_v2");
  private static final List<String> SCORED = List.of("resnet18", "resnet50", "squeezenet1_1");

  /** Every case that is asked for, in the order of running. */
  static List<Case> of(Options options) {
    List<Case> cases = new ArrayList<>();
    add(cases, options, "train", TRAINED, List.of(10, 32));
    add(cases, options, "infer", SCORED, List.of(1, 32));
    if (options.asks("decode")) {
      cases.add(new Case("decode", "", 1));
    }
    add(cases, options, "epoch", List.of("resnet18"), List.of(10));
    return cases;
  }

  private static void add(
      List<Case> to, Options options, String kind, List<String> archs, List<Integer> batches) {
    if (options.asks(kind)) {
      for (String arch : options.archs().isEmpty() ? archs : options.archs()) {
        for (int batch : options.batches().isEmpty() ? batches : options.batches()) {
          to.add(new Case(kind, arch, batch));
        }
      }
    }
  }

  boolean hasNetwork() {
    return !arch.isEmpty();
  }

  String words() {
    return switch (kind) {
      case "train" -> "training step, " + arch + ", batch " + batch;
      case "infer" -> "inference, " + arch + ", batch " + batch;
      case "epoch" -> "whole epoch from files, " + arch + ", batch " + batch;
      default -> "decode, geometry and augmentation, one core";
    };
  }
}
