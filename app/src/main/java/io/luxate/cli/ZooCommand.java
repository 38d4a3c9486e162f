package io.luxate.cli;

import io.luxate.Count;
import io.luxate.Progress;
import io.luxate.model.Architecture;
import io.luxate.model.Engine;
import io.luxate.model.Speed;
import io.luxate.model.StartWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code luxate zoo}. */
@Command(
    name = "zoo",
    description = {
      "Lists the networks and measures how fast each is on this machine.",
      "Shows weights, input size and the start weights that come along."
    },
    footer = {
      "",
      "Example:",
      "  luxate zoo --no-speed",
      "  luxate zoo --arch resnet18 --arch densenet121 --threads 2"
    })
final class ZooCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Option(names = "--arch", paramLabel = "NAME", description = "Only this network; repeatable.")
  private List<String> asked = new ArrayList<>();

  @Option(
      names = "--no-speed",
      description = "Do not measure; a measurement of all networks takes minutes.")
  private boolean bare;

  /**
   * A network.
   *
   * @param parameters with a head for 1000 classes
   * @param smallestPx the smallest side that it can be trained at
   * @param scoredPerSecond empty without a measurement, like {@code trainedPerSecond}
   */
  record Row(
      String network,
      long parameters,
      int inputPx,
      int smallestPx,
      boolean shippedWeights,
      Optional<Double> scoredPerSecond,
      Optional<Double> trainedPerSecond) {

    static Row of(Architecture architecture, Optional<Speed> speed) {
      return new Row(
          architecture.id(),
          architecture.parameters(),
          architecture.inputPx(),
          architecture.smallestPx(),
          StartWeights.areShipped(architecture),
          speed.map(Speed::scoring),
          speed.map(Speed::training));
    }

    String line() {
      return String.format(
              Locale.ROOT,
              "%-20s %8.1f %9d %10s %10s  %s",
              network,
              parameters / 1e6,
              inputPx,
              scoredPerSecond.map(Row::tenths).orElse("-"),
              trainedPerSecond.map(Row::tenths).orElse("-"),
              shippedWeights ? "shipped" : "")
          .stripTrailing();
    }

    private static String tenths(double value) {
      return String.format(Locale.ROOT, "%.1f", value);
    }
  }

  /** What {@code --json} prints; speeds are in pictures per second. */
  record Answer(
      List<Row> networks, String device, String precision, int threads, int picturesAtOnce) {

    String[] lines() {
      List<String> lines = new ArrayList<>();
      lines.add(
          String.format(
              Locale.ROOT,
              "%-20s %8s %9s %10s %10s  %s",
              "network",
              "weights",
              "input px",
              "scored/s",
              "trained/s",
              "start"));
      networks.forEach(row -> lines.add(row.line()));
      lines.add(
          String.format(
              Locale.ROOT,
              "weights in millions; pictures per second, %d at once, on %s with %s, %s",
              picturesAtOnce,
              device,
              Count.of(threads, "thread"),
              precision));
      return lines.toArray(String[]::new);
    }
  }

  @Override
  public Integer call() {
    List<Architecture> chosen =
        asked.isEmpty()
            ? List.of(Architecture.values())
            : asked.stream().map(Architecture::named).distinct().toList();
    Progress progress = bare ? Progress.SILENT : common.progress();
    List<Row> rows = new ArrayList<>();
    for (Architecture architecture : chosen) {
      progress.update("measuring", rows.size(), chosen.size(), architecture.id());
      Optional<Speed> speed = bare ? Optional.empty() : Speed.measure(architecture);
      if (Thread.currentThread().isInterrupted()) {
        break; // what is measured is printed
      }
      rows.add(Row.of(architecture, speed));
    }
    progress.update("measuring", rows.size(), rows.size(), "");
    Answer answer =
        new Answer(
            rows, Engine.device().toString(), Engine.precision(), Engine.threads(), Speed.PICTURES);
    common.print(answer, answer.lines());
    return rows.size() < chosen.size() ? Luxate.INTERRUPTED : 0;
  }
}
