package io.luxate.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.Documents;
import io.luxate.LuxateException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyPlanTest {
  private static final String PLAN =
      """
      title: T
      networks: [resnet18]
      augmentations: [fly]
      internal: {folds: 0}
      tasks:
        - name: hip
          positive: dislocated
          data: hips
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "title: T | titel: T | line 1: unknown key 'titel'; known keys: augmentations, epochs",
        "name: hip | nmae: hip | line 6: unknown key 'nmae'; known keys: data, external",
        "title: T | seed: 1 | the key title is missing",
        "[resnet18] | [] | networks names no network",
        "[resnet18] | [resnet-18] | unknown network 'resnet-18'; nearest names: resnet18",
        "[fly] | [] | augmentations is empty",
        "[fly] | [flip] | flip",
        "folds: 0 | folds: 1 | internal.folds must be 0, or 2 or more, not 1",
        "folds: 0 | folds: -2 | internal.folds must be 0, or 2 or more, not -2",
        "folds: 0 | valFraction: 1.5 | internal.valFraction must be between 0 and 1, not 1.5",
        "name: hip | name: hip/../x | may hold letters, digits, - and _ only",
        "data: hips | published: hip | needs either data or simulate",
        "data: hips | simulate: {internal: 8, external: 8, sizePx: 64} | does not name its joint",
        "data: hips | simulate: {joint: knee, internal: 8, external: 8, sizePx: 64} | choose shoulder",
        "data: hips | simulate: {joint: hip, internal: 0, external: 8, sizePx: 64} | 4 or more, not 0",
        "data: hips | simulate: {joint: hip, internal: 8, external: 8} | key tasks.[].simulate.sizePx",
        "data: hips | simulate: {joint: hip, internal: 8, extern: 8} | unknown key 'extern'",
        "internal: {folds: 0} | weights: {vgg61: x} | unknown network 'vgg61'"
      })
  void namesWhatIsWrongInAStudyFile(String before, String after, String message) {
    assertThat(PLAN).contains(before);
    assertThatThrownBy(
            () -> Documents.parseYaml(PLAN.replace(before, after), "study.yaml", StudyPlan.class))
        .isInstanceOf(LuxateException.class)
        .hasMessageContainingAll("study.yaml", message)
        .extracting(e -> ((LuxateException) e).kind())
        .isEqualTo(LuxateException.Kind.USER);
  }

  @Test
  void comesBackFromItsResolvedFile(@TempDir Path folder) {
    StudyPlan plan = Documents.parseYaml(PLAN, "study.yaml", StudyPlan.class);
    StudyPlan resolved = plan.resolved(folder, 5);
    Path file = folder.resolve("study.yaml");
    Documents.writeYaml(file, resolved);
    assertThat(StudyPlan.read(file)).isEqualTo(resolved);
    assertThat(resolved.seed()).hasValue(5L);
    assertThat(resolved.tasks().get(0).data()).hasValue(folder.resolve("hips").toString());
  }

  @Test
  void shipsADemoOfFourJointsWithTwoNetworksAndTwoAugmentations() {
    StudyPlan demo = Demo.plan();
    assertThat(demo.tasks()).hasSize(4);
    assertThat(demo.networks()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(demo.augmentations()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(demo.tasks()).allMatch(task -> task.simulate().isPresent());
  }
}
