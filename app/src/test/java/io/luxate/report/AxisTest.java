package io.luxate.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.luxate.report.Chart.Line;
import io.luxate.report.Chart.Spot;
import java.util.List;
import org.junit.jupiter.api.Test;

class AxisTest {
  @Test
  void endsOnARoundTick() {
    assertThat(Axis.upTo("Loss", 0, 0.73).ticks()).hasSize(5).last().isEqualTo(0.8);
    Axis auroc = Axis.downTo("AUROC", 0.872, 1);
    assertThat(auroc.min()).isLessThanOrEqualTo(0.872);
    assertThat(auroc.text(auroc.min())).isEqualTo("0.85");
  }

  @Test
  void countsEpochsInWholeNumbersFromOne() {
    assertThat(Axis.whole("Epoch", 1, 24).ticks()).containsExactly(1.0, 5.0, 10.0, 15.0, 20.0);
    assertThat(Axis.whole("Epoch", 1, 3).ticks()).containsExactly(1.0, 2.0, 3.0);
    assertThat(Axis.whole("Epoch", 1, 1).ticks()).containsExactly(1.0, 2.0);
  }

  @Test
  void interruptsACurveWhereNothingWasMeasured() {
    Line line =
        new Line(
            "a",
            1,
            false,
            false,
            List.of(new Spot(0, 0), new Spot(0.5, Double.NaN), new Spot(1, 1), new Spot(1, 0)));
    Chart chart =
        new Chart("t", "d", Axis.unit("x"), Axis.unit("y"), 100, List.of(line), List.of());
    assertThat(chart.path(line)).matches("M[\\d. ]+h0M[\\d. ]+h0L[\\d. ]+");
  }

  @Test
  void shortensTextThatWouldLeaveTheFigure() {
    assertThat(Chart.fitted("Hip with implant", 26)).isEqualTo("Hip with implant");
    assertThat(Chart.fitted("Hip with implant and more", 10)).isEqualTo("Hip with…");
  }
}
