package io.luxate.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.luxate.Documents;
import io.luxate.Progress;
import io.luxate.dataset.DatasetReader;
import io.luxate.dataset.Example;
import io.luxate.model.Engine;
import io.luxate.phantom.Joint;
import io.luxate.phantom.Phantoms;
import io.luxate.phantom.Site;
import io.luxate.report.Language;
import io.luxate.train.Recipes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The study files of {@code examples/} that name sets of yours, each run on little simulated
 * stand-ins in those places, with one small network and one epoch.
 */
class NeighbourStudiesTest {
  private static final Path EXAMPLES =
      Stream.of(Path.of("examples"), Path.of("../examples"))
          .filter(Files::isDirectory)
          .findFirst()
          .orElseThrow();

  /** Who wrote the pictures of which place: none stands in two. */
  private static final List<Site> PLACES =
      List.of(Site.INTERNET, Site.HOSPITAL_A, Site.HOSPITAL_B, Site.HOSPITAL_C);

  private static Path pictures = Path.of("");

  @TempDir private Path folder = Path.of("");
  private int next;

  @BeforeAll
  static void drawsStandIns(@TempDir Path shared) {
    Engine.useThreads(1);
    pictures = shared;
    for (Site site : PLACES) {
      Phantoms.write(Joint.HIP, 18, site, 5, 64, shared.resolve(site.toString()), Progress.SILENT);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tha-dislocation",
        "late-dislocation",
        "ards",
        "paediatric-pneumonia",
        "sex-from-chest",
        "knee-arthroplasty"
      })
  void runsFromSetsToReport(String name) {
    StudyPlan plan = StudyPlan.read(EXAMPLES.resolve(name + ".yaml"));
    StudyResult result = run(plan, name);
    assertThat(result.tasks()).hasSameSizeAs(plan.tasks());
    for (StudyMetrics.Task task : result.tasks()) {
      assertThat(task.external().orElseThrow().n()).isGreaterThanOrEqualTo(18);
    }
    EvidencePlan asked = plan.evidencePlan();
    StudyMetrics.Task first = result.tasks().get(0);
    assertThat(first.seeds().isPresent()).isEqualTo(asked.trainings() > 1);
    assertThat(first.learningCurve().isPresent()).isEqualTo(asked.learningCurve().isPresent());
    assertThat(first.rivals()).hasSize(plan.tasks().get(0).local().isPresent() ? 2 : 0);
    assertThat(first.ensemble()).isEqualTo(asked.together());
    assertThat(Documents.readText(Path.of(result.report()))).contains("simulated");
  }

  @Test
  void runsOneTaskOfThePaperWithItsRowAndOneOfTheUpperExtremityOverItsCentres() {
    StudyPlan paper = StudyPlan.read(EXAMPLES.resolve("paper.yaml"));
    assertThat(paper.tasks())
        .extracting(StudyPlan.Task::name)
        .containsExactly("shoulder", "elbow", "hip", "tha");
    StudyResult result = run(Documents.with(paper, "tasks", paper.tasks().subList(0, 1)), "paper");
    assertThat(Documents.readText(Path.of(result.report()))).contains("0.993");

    StudyPlan arm = StudyPlan.read(EXAMPLES.resolve("upper-extremity.yaml"));
    StudyMetrics.Task shoulder =
        run(Documents.with(arm, "tasks", arm.tasks().subList(0, 1)), "arm").tasks().get(0);
    assertThat(shoulder.evidence().orElseThrow().subgroups())
        .filteredOn(part -> part.by().equals("site"))
        .hasSize(3);
    assertThat(shoulder.evidence().orElseThrow().subgroups())
        .extracting(part -> part.by())
        .contains("view", "sex", "age");
  }

  private StudyResult run(StudyPlan plan, String name) {
    Documents.write(folder.resolve("short.yaml"), Recipes.text("epochs: 1"));
    StudyPlan shortened = plan;
    for (Map.Entry<String, Object> change :
        Map.<String, Object>of(
                "recipe", "short.yaml",
                "networks", List.of("squeezenet1_1"),
                "augmentations", List.of("none"),
                "weights", Map.of())
            .entrySet()) {
      shortened = Documents.with(shortened, change.getKey(), change.getValue());
    }
    for (StudyPlan.Task task : plan.tasks()) {
      next = 0;
      task.data().ifPresent(place -> standIn(place, task));
      task.externalSets().forEach(place -> standIn(place, task));
      task.local().ifPresent(place -> standIn(place, task));
    }
    Path out = folder.resolve("out of " + name);
    return Study.run(
        shortened,
        folder,
        1,
        out,
        new Study.Restart(false, false),
        Language.EN,
        Progress.SILENT,
        line -> {});
  }

  /** A table where the study looks for one, over the next hospital's pictures. */
  private void standIn(String place, StudyPlan.Task task) {
    Path set = pictures.resolve(PLACES.get(next++).toString());
    List<String> rows = new ArrayList<>(List.of("path,label,patient,site,view,sex,age,source"));
    List<Example> examples = DatasetReader.read(set).examples();
    for (int i = 0; i < examples.size(); i++) {
      Example one = examples.get(i);
      boolean out = one.label().equals("dislocated");
      String label =
          task.positive().map(p -> out ? p : "not " + p).orElse(List.of("a", "b", "c").get(i % 3));
      rows.add(
          String.join(
              ",",
              one.file().toAbsolutePath().toString(),
              label,
              one.patient().orElse(""),
              one.site().orElse(""),
              i % 2 == 0 ? "AP" : "lateral",
              i % 3 == 0 ? "F" : "M",
              String.valueOf(15 + 3 * i),
              "simulated"));
    }
    Path table =
        place.endsWith(".csv")
            ? folder.resolve(place)
            : folder.resolve(place).resolve("images.csv");
    Documents.write(table, String.join("\n", rows) + "\n");
  }
}
