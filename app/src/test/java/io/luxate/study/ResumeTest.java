package io.luxate.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.Progress;
import io.luxate.model.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeTest {
  private static Plans plans;
  private static Path whole;

  @TempDir private Path out = Path.of("");

  @BeforeAll
  static void runsOneStudyThrough(@TempDir Path folder) {
    Engine.useThreads(1);
    plans = Plans.over(folder, 14, 8);
    whole = plans.whole();
  }

  @Test
  void refusesASecondLookUnlessAskedAndThenSaysSo() throws IOException {
    Path copy = Plans.copy(whole, out.resolve("copy"));
    String choice = Documents.readText(copy.resolve("choice.json"));
    assertThatThrownBy(() -> plans.run(plans.plan("external"), copy, true, false))
        .hasMessageContaining("the external set was already opened on")
        .hasMessageContaining("Give --reopen")
        .extracting(e -> ((LuxateException) e).kind())
        .isEqualTo(LuxateException.Kind.USER);
    assertThat(Documents.readText(copy.resolve("choice.json"))).isEqualTo(choice);
    assertThatThrownBy(() -> plans.run(plans.plan("external"), copy, false, false))
        .hasMessageContaining("already holds");
    StudyResult again = plans.run(plans.plan("external"), copy, true, true);
    assertThat(again.externalReopened()).isTrue();
    assertThat(again.lines()).anyMatch(line -> line.contains("opened before"));
    assertThat(Documents.readText(copy.resolve("report.html"))).contains("opened 2 times");
    assertThat(Seal.of(copy).openings()).hasSize(2);
    assertThat(Documents.readText(whole.resolve("report.html"))).doesNotContain("opened 2 times");
  }

  @Test
  void comesToTheSameResultWhenResumedAfterAnInterruption() throws IOException {
    Progress interrupts =
        (task, done, total, detail) -> {
          if (task.contains("(1/2) training")) {
            Thread.currentThread().interrupt();
          }
        };
    assertThatThrownBy(() -> plans.run(plans.plan("external"), out, false, false, interrupts))
        .isInstanceOf(LuxateException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(out.resolve("models/hip/squeezenet1_1-none/candidate.json")).exists();
    assertThat(out.resolve("models/hip/squeezenet1_1-fly/candidate.json")).doesNotExist();
    assertThat(out.resolve("choice.json")).doesNotExist();
    long firstModel =
        Files.getLastModifiedTime(out.resolve("models/hip/squeezenet1_1-none/model.json"))
            .toMillis();
    plans.run(plans.plan("external"), out, true, false);
    assertThat(
            Files.getLastModifiedTime(out.resolve("models/hip/squeezenet1_1-none/model.json"))
                .toMillis())
        .isEqualTo(firstModel);
    sameResults(out);
  }

  @Test
  void trainsTheSameWeightsSideBySideAsOneAfterTheOther() {
    Engine.useThreads(2);
    try {
      plans.run(plans.plan("external"), out, false, false);
    } finally {
      Engine.useThreads(1);
    }
    for (String model : List.of("squeezenet1_1-none", "squeezenet1_1-fly")) {
      String weights = "models/hip/" + model + "/weights.safetensors";
      assertThat(out.resolve(weights)).hasSameBinaryContentAs(whole.resolve(weights));
    }
  }

  @Test
  void resumesWithinItsFirstLookAtTheExternalSet() {
    Progress interrupts =
        (task, done, total, detail) -> {
          if (task.startsWith("hip heatmaps")) {
            throw new LuxateException(LuxateException.Kind.RESOURCE, "the power is gone");
          }
        };
    assertThatThrownBy(() -> plans.run(plans.plan("external"), out, false, false, interrupts))
        .hasMessageContaining("power");
    StudyResult result = plans.run(plans.plan("external"), out, true, false);
    assertThat(result.externalReopened()).isFalse();
    sameResults(out);
  }

  @Test
  void refusesToResumeAChangedPlan() throws IOException {
    Path copy = Plans.copy(whole, out.resolve("copy"));
    assertThatThrownBy(
            () -> plans.run(plans.plan("external", "question: Another?"), copy, true, false))
        .hasMessageContaining("study.yaml is of another study; --resume takes the same")
        .extracting(e -> ((LuxateException) e).kind())
        .isEqualTo(LuxateException.Kind.USER);
  }

  private void sameResults(Path study) {
    for (String file :
        List.of("summary.csv", "predictions.csv", "metrics.json", "choice.json", "splits.csv")) {
      assertThat(study.resolve(file)).hasSameTextualContentAs(whole.resolve(file));
    }
  }
}
