package io.luxate.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.luxate.report.FlowChart.Box;
import io.luxate.report.ImageFlow.Part;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowDrawingTest {
  private static final Texts ENGLISH = Texts.in(Language.EN);

  @TempDir private Path folder = Path.of("");

  @Test
  void leadsEveryFileToWhereItStayed() {
    String words = flow(hips()).description();
    assertThat(words.replace('\u00a0', ' '))
        .contains("Files to develop on, n = 102", "not an image: 1", "also on another side, n = 1")
        .contains("train, n = 79", "Tested on, n = 100, hospital-a: 52", "Called dislocated");
  }

  @Test
  void keepsBoxesApartAndTextInside() {
    List<Box> boxes = flow(hips()).boxes();
    for (Box box : boxes) {
      assertThat(box.x() + box.width()).isLessThanOrEqualTo(Chart.WIDTH);
      assertThat(box.lines()).allMatch(line -> line.length() * 6.5 < box.width() - 18);
      assertThat(boxes).filteredOn(other -> !other.equals(box) && meet(box, other)).isEmpty();
    }
  }

  @Test
  void breaksChineseWhereItHasTo() {
    assertThat(Chart.wrapped("与内部（开发）图像相同：3", 16)).hasSize(2).allMatch(l -> l.length() <= 8);
    assertThat(Chart.wrapped("images developed on", 16)).containsExactly("images developed", "on");
  }

  @Test
  void drawsASetThatWasNeitherCutNorTestedOn() {
    TaskReport task = hips();
    ImageFlow whole =
        new ImageFlow(9, List.of(), 0, List.of(new Part("train", 9)), Optional.empty());
    FlowChart chart = flow(MadeUpStudy.sealed(task, whole));
    assertThat(chart.boxes()).hasSize(2);
    assertThat(chart.arrows()).hasSize(1);
  }

  private TaskReport hips() {
    return new MadeUpStudy(folder).report(true, Language.EN).tasks().get(2);
  }

  private static FlowChart flow(TaskReport task) {
    return FlowDrawing.of(task, ENGLISH);
  }

  private static boolean meet(Box a, Box b) {
    return a.x() < b.x() + b.width()
        && b.x() < a.x() + a.width()
        && a.y() < b.y() + b.height()
        && b.y() < a.y() + a.height();
  }
}
