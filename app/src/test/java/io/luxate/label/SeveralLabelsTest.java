package io.luxate.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.dataset.Dataset;
import io.luxate.dataset.DatasetReader;
import io.luxate.dataset.Unlabelled;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A set in which several labels may hold for an image, each answered by itself. */
class SeveralLabelsTest {
  private static final String LABELS = "dislocation;fracture;implant";

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void writesASetOfSeveralLabels() {
    Ward.of(folder, 3);
    write(
        "path,labels,Hospital number,side\n"
            + "images/0.png,"
            + LABELS
            + ",7,\nimages/1.png,,\"8, old\",left\nimages/2.png,fracture,,\n");
  }

  private void write(String table) {
    Documents.write(folder.resolve("images.csv"), table);
  }

  private Ward ward() {
    return Ward.existing(folder);
  }

  private static Answer labels(Verdict dislocation, Verdict fracture, Verdict implant) {
    return labels(Map.of("dislocation", dislocation, "fracture", fracture, "implant", implant));
  }

  static Answer labels(Map<String, Verdict> labels) {
    return new Answer(
        Optional.of(Decision.ACCEPTED),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        labels);
  }

  @Test
  void asksForEachLabelAndAgreesRulesAndExportsLabelByLabel() {
    Ward ward = ward();
    assertThat(ward.task().words().labels()).containsExactly("dislocation", "fracture", "implant");
    assertThat(ward.task().words().findings()).isEmpty();
    try (AnswerStore store = AnswerStore.open(ward.database())) {
      Desk desk = new Desk(ward.task(), store, folder.resolve("consensus.csv"));
      for (String reader : List.of("Anna", "Ben")) {
        Verdict fracture = reader.equals("Anna") ? Verdict.YES : Verdict.NO;
        Ward.say(desk, reader, Role.READER, 0, labels(Verdict.YES, fracture, Verdict.NO));
        Ward.say(desk, reader, Role.READER, 1, labels(Verdict.NO, Verdict.NO, Verdict.NO));
        Ward.say(desk, reader, Role.READER, 2, labels(Verdict.NO, Verdict.UNSURE, Verdict.NO));
      }
      List<Desk.Sheet> queue = desk.open(new Desk.Opening("Chair", Role.ADJUDICATOR)).images();
      assertThat(queue).hasSize(1);
      assertThat(queue.get(0).over()).containsExactly("fracture");
      assertThat(queue.get(0).answer().labels())
          .isEqualTo(Map.of("dislocation", Verdict.YES, "implant", Verdict.NO));
      Agreement agreement = desk.agreement();
      assertThat(agreement.questions())
          .extracting(Agreement.Question::about)
          .containsExactly(
              "accept or reject", "dislocation", "fracture", "implant", "joint", "view", "side");
      assertThat(agreement.questions().get(1).pairs().get(0).kappa().agreed()).isEqualTo(1.0);
      assertThat(agreement.questions().get(2).pairs().get(0).kappa().agreed()).isEqualTo(2.0 / 3);

      Ward.say(desk, "Chair", Role.ADJUDICATOR, 0, labels(Verdict.YES, Verdict.YES, Verdict.NO));
      assertThat(desk.export(new Desk.ExportWish(false)).leftOut()).isEqualTo(Map.of("unsure", 1L));
    }
    Dataset consensus = DatasetReader.read(folder.resolve("consensus.csv"));
    assertThat(consensus.isMultiLabel()).isTrue();
    assertThat(consensus.examples())
        .extracting(example -> example.path() + " " + example.label())
        .containsExactly("images/0.png dislocation;fracture", "images/1.png ");
    assertThat(Documents.readText(folder.resolve("rejected.csv")))
        .contains("images/2.png,unsure,fracture,Anna; Ben");
  }

  @Test
  void keepsTheColumnsThatItDoesNotKnowInTheExport() {
    Ward ward = ward();
    try (AnswerStore store = AnswerStore.open(ward.database())) {
      Desk desk = new Desk(ward.task(), store, folder.resolve("consensus.csv"));
      for (int i = 0; i < 2; i++) {
        Ward.say(desk, "Anna", Role.READER, i, labels(Verdict.NO, Verdict.NO, Verdict.NO));
      }
      desk.export(new Desk.ExportWish(false));
    }
    List<String> lines = Documents.readText(folder.resolve("consensus.csv")).lines().toList();
    assertThat(lines.get(0)).endsWith("split,decided,readers,Hospital number");
    assertThat(lines.get(1)).endsWith("one reader,Anna,7");
    assertThat(lines.get(2)).endsWith("one reader,Anna,\"8, old\"").contains(",left,");
  }

  @Test
  void isNotFinishedBeforeEveryLabelIsAnswered() {
    Vocabulary words = ward().task().words();
    assertThat(labels(Map.of("fracture", Verdict.NO)).complete(words)).isFalse();
    assertThat(labels(Verdict.NO, Verdict.NO, Verdict.UNSURE).complete(words)).isTrue();
    assertThat(Ward.finding("fracture").complete(words)).isFalse();
    assertThatThrownBy(() -> words.check(labels(Map.of("tumour", Verdict.YES))))
        .hasMessageContaining("no label 'tumour' here; choose dislocation, fracture, implant");
    assertThatThrownBy(() -> words.check(Ward.finding("fracture")))
        .hasMessageContaining("no finding 'fracture' here");
  }

  @Test
  void asksForTheLabelsOfASetThatHasNoneYet() {
    write("path,labels\nimages/0.png,\n");
    Dataset set = Unlabelled.read(folder);
    assertThatThrownBy(() -> Vocabulary.of(set, List.of(), List.of(), List.of()))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("--findings dislocation,fracture");
    assertThat(Vocabulary.of(set, List.of("fracture"), List.of(), List.of()).labels())
        .containsExactly("fracture");
    assertThatThrownBy(() -> Vocabulary.of(set, List.of("a;b"), List.of(), List.of()))
        .hasMessageContaining("'a;b' holds a semicolon");
  }
}
