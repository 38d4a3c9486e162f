package io.luxate.report;

import io.luxate.evidence.OperatingPoint;
import io.luxate.report.FlowChart.Arrow;
import io.luxate.report.FlowChart.Box;
import io.luxate.report.ImageFlow.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Lays out one task's flow of images, from files found to calls made, from top to bottom. */
final class FlowDrawing {
  private static final int MAIN_WIDTH = 200;
  private static final int ASIDE_X = 218;
  private static final int GAP = 28;
  private static final int BESIDE = 10;
  private static final int TOP = 30;

  private final TaskReport task;
  private final Texts t;
  private final List<Box> boxes = new ArrayList<>();
  private final List<Arrow> arrows = new ArrayList<>();
  private final List<String> words = new ArrayList<>();

  private FlowDrawing(TaskReport task, Texts t) {
    this.task = task;
    this.t = t;
  }

  static FlowChart of(TaskReport task, Texts t) {
    return new FlowDrawing(task, t).draw();
  }

  private FlowChart draw() {
    ImageFlow flow = task.flow();
    Box found = found("flow.found", flow.found(), flow.leftOut(), TOP);
    if (flow.leaksDropped() > 0) {
      int usable = flow.found() - sum(flow.leftOut());
      Box read = main(List.of(counted("flow.usable", usable)), nextY());
      down(found, read);
      aside(read, List.of(counted("flow.leaks", flow.leaksDropped())));
      found = read;
    }
    Box last = found;
    List<Box> parts =
        row(flow.parts().stream().map(part -> List.of(part.name(), n(part.images()))).toList());
    fan(found, parts);
    if (!parts.isEmpty()) {
      last = parts.get(parts.size() - 1);
    }
    if (flow.tested().isPresent()) {
      last = tested(flow.tested().get());
    }
    calls(last);
    String title = t.get("flow.title", task.name());
    return new FlowChart(title, String.join("; ", words), bottom() + 12, boxes, arrows);
  }

  private Box tested(ImageFlow.Tested tested) {
    Box found = found("flow.external", tested.found(), tested.leftOut(), nextY());
    Stream<String> sites = tested.sites().stream().map(this::line);
    List<String> lines =
        Stream.concat(Stream.of(counted("flow.tested", sum(tested.sites()))), sites).toList();
    Box measured = main(lines, nextY());
    down(found, measured);
    return measured;
  }

  /** A box of files found, and beside it those that were left out. */
  private Box found(String key, int number, List<Part> leftOut, int y) {
    Box found = main(List.of(counted(key, number)), y);
    if (!leftOut.isEmpty()) {
      Stream<String> reasons = leftOut.stream().map(this::line);
      aside(
          found,
          Stream.concat(Stream.of(counted("flow.excluded", sum(leftOut))), reasons).toList());
    }
    return found;
  }

  /** How the calls on the external set met the truth. */
  private void calls(Box from) {
    if (task.external().isEmpty()) {
      return;
    }
    task.external()
        .get()
        .metrics()
        .operatingPoint()
        .ifPresent(
            point ->
                fan(
                    from,
                    row(
                        List.of(
                            called("flow.called", true, point),
                            called("flow.called.other", false, point)))));
  }

  private List<String> called(String key, boolean positive, OperatingPoint point) {
    int truly = positive ? point.truePositives() : point.falseNegatives();
    int other = positive ? point.falsePositives() : point.trueNegatives();
    String name = positive ? t.get(key, task.positive()) : t.get(key);
    return List.of(
        name,
        n(truly + other),
        line(new Part(t.get("operating.truly", task.positive()), truly)),
        line(new Part(t.get("operating.truly.other"), other)));
  }

  private Box main(List<String> lines, int y) {
    return add(FlowChart.box(0, y, MAIN_WIDTH, lines, false), lines);
  }

  private void aside(Box from, List<String> lines) {
    Box beside = FlowChart.box(ASIDE_X, from.y(), Chart.WIDTH - ASIDE_X, lines, true);
    add(beside, lines);
    int middle = from.y() + Math.min(from.height(), beside.height()) / 2;
    arrows.add(Arrow.right(MAIN_WIDTH, middle, ASIDE_X));
  }

  /** Boxes of equal width beside each other. */
  private List<Box> row(List<List<String>> contents) {
    int y = nextY() + 6;
    int width = (Chart.WIDTH - BESIDE * (contents.size() - 1)) / Math.max(1, contents.size());
    List<Box> row = new ArrayList<>();
    for (int i = 0; i < contents.size(); i++) {
      Box box = FlowChart.box(i * (width + BESIDE), y, width, contents.get(i), false);
      row.add(add(box, contents.get(i)));
    }
    return row;
  }

  private Box add(Box box, List<String> lines) {
    boxes.add(box);
    words.add(String.join(", ", lines));
    return box;
  }

  private void down(Box from, Box to) {
    arrows.add(Arrow.down(from.middleX(), from.bottom(), to.middleX(), to.y()));
  }

  private void fan(Box from, List<Box> row) {
    row.forEach(to -> down(from, to));
  }

  private int nextY() {
    return bottom() + GAP;
  }

  private int bottom() {
    return boxes.stream().mapToInt(Box::bottom).max().orElse(TOP);
  }

  private String counted(String key, int number) {
    return t.get(key, Numerals.count(number));
  }

  private String line(Part part) {
    return t.get("flow.line", part.name(), Numerals.count(part.images()));
  }

  private static String n(int images) {
    return "n\u00a0=\u00a0" + Numerals.count(images);
  }

  private static int sum(List<Part> parts) {
    return parts.stream().mapToInt(Part::images).sum();
  }
}
