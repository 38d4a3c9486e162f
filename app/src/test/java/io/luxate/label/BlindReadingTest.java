package io.luxate.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.Progress;
import io.luxate.dataset.Dataset;
import io.luxate.dataset.DatasetReader;
import io.luxate.dataset.Unlabelled;
import io.luxate.image.Box;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading, agreement, ruling and export without a page. */
class BlindReadingTest {
  private static final int IMAGES = 6;

  @TempDir private Path folder = Path.of("");
  private Optional<Open> opened = Optional.empty();

  private record Open(Ward ward, AnswerStore store, Desk desk) {}

  @BeforeEach
  void opensASet() {
    Ward ward = Ward.of(folder, IMAGES);
    AnswerStore store = AnswerStore.open(ward.database());
    opened = Optional.of(new Open(ward, store, desk(ward.task(), store)));
  }

  @AfterEach
  void closesIt() {
    opened.orElseThrow().store().close();
  }

  @Test
  void showsAReaderNothingButTheirOwnAnswers() {
    say("Anna", 0, Ward.finding("dislocated"));
    Desk.Opened ben = open("Ben", Role.READER);
    assertThat(ben.images())
        .hasSize(IMAGES)
        .allMatch(sheet -> sheet.answer().equals(Answer.NONE) && sheet.others().isEmpty())
        .allMatch(sheet -> sheet.known().isEmpty());
    assertThat(Documents.json(ben)).doesNotContain("images/", ".png", "dislocated", "Anna");
    assertThat(Documents.json(desk().session())).doesNotContain(".png", "Anna");
    assertThat(open("Anna", Role.READER).images())
        .anyMatch(sheet -> sheet.answer().complete(ward().task().words()));
  }

  @Test
  void shufflesForEachReaderAndAlwaysInTheSameWay() {
    List<String> anna = ids(open("Anna", Role.READER));
    assertThat(ids(open("anna", Role.READER))).isEqualTo(anna);
    assertThat(ids(open("Ben", Role.READER)))
        .isNotEqualTo(anna)
        .containsExactlyInAnyOrderElementsOf(anna);
  }

  @Test
  void showsTheMostDoubtfulFirstOnlyWhenAsked() {
    Path scores = folder.resolve("scores.csv");
    Documents.write(
        scores,
        "path,probability,call,warnings\nimages/0.png,0.9,x,\nimages/1.png,0.45,x,\n"
            + folder.resolve("images/2.png")
            + ",0.52,x,\nimages/3.png,,,unusable\nimages/4.png,0.1,x,\n");
    Map<String, Double> doubt = Doubt.read(scores, ward().set(), 0.5);
    Desk byModel = desk(ward().task().inOrderOf(Optional.of(doubt)), store());
    List<String> ids = ids(byModel.open(new Desk.Opening("Anna", Role.READER)));
    assertThat(ids.subList(0, 4))
        .isIn(
            List.of(Ward.id(2), Ward.id(1), Ward.id(0), Ward.id(4)),
            List.of(Ward.id(2), Ward.id(1), Ward.id(4), Ward.id(0)));
    assertThat(byModel.session().byModel()).isTrue();
    assertThat(desk().session().byModel()).isFalse();
    assertThat(Documents.json(byModel.open(new Desk.Opening("Anna", Role.READER))))
        .doesNotContain("0.52", "0.9");
  }

  @Test
  void refusesScoresOfAnotherSetOrOfTwoModels() {
    Path scores = folder.resolve("scores.csv");
    Documents.write(scores, "path,score\nother.png,0.9\n");
    assertThatThrownBy(() -> Doubt.read(scores, ward().set(), 0.5))
        .hasMessageContaining("names no image of");
    Documents.write(scores, "path,score\nimages/0.png,0.9\nimages/0.png,0.8\n");
    assertThatThrownBy(() -> Doubt.read(scores, ward().set(), 0.5))
        .hasMessageContaining("row 3")
        .hasMessageContaining("second time");
    Documents.write(scores, "path,score\nimages/0.png,high\n");
    assertThatThrownBy(() -> Doubt.read(scores, ward().set(), 0.5))
        .hasMessageContaining("row 2: score is 'high'");
    Documents.write(scores, "path,label\nimages/0.png,high\n");
    assertThatThrownBy(() -> Doubt.read(scores, ward().set(), 0.5))
        .hasMessageContaining("no columns path and score");
  }

  @Test
  void letsNobodyElseInWhereOneReaderIsNamed() {
    Desk annas = desk(ward().task().onlyFor(Optional.of("Anna")), store());
    assertThat(annas.open(new Desk.Opening("anna", Role.READER)).images()).hasSize(IMAGES);
    assertThatThrownBy(() -> annas.open(new Desk.Opening("Ben", Role.READER)))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("opened for Anna alone");
    assertThatThrownBy(() -> annas.open(new Desk.Opening("Anna", Role.ADJUDICATOR)))
        .hasMessageContaining("6 of 6 images to read");
  }

  @Test
  void showsOthersAnswersToNoReaderWhoHasNotFinished() {
    for (int i = 0; i < IMAGES; i++) {
      say("Anna", i, Ward.finding("dislocated"));
      say("Ben", i, Ward.finding("located"));
    }
    say("Cleo", 0, Ward.finding("located"));
    assertThatThrownBy(() -> open("cleo", Role.ADJUDICATOR))
        .hasMessageContaining("5 of 6 images to read");
    assertThat(ids(open("Anna", Role.ADJUDICATOR))).containsExactly(Ward.id(0)); // all three read
  }

  @Test
  void queuesOnlyWhatReadersDisagreeOnAndExportsWhatWasRuled() throws IOException {
    readApart();
    Desk.Opened queue = open("Chair", Role.ADJUDICATOR);
    assertThat(ids(queue)).containsExactlyInAnyOrder(Ward.id(1), Ward.id(4));
    Desk.Sheet disputed =
        queue.images().stream().filter(s -> s.id().equals(Ward.id(1))).findFirst().orElseThrow();
    assertThat(disputed.others()).extracting(Desk.Opinion::reader).containsExactly("Anna", "Ben");
    assertThat(disputed.over()).containsExactly("finding");
    assertThat(disputed.said()).isFalse();
    assertThatThrownBy(
            () -> Ward.say(desk(), "Chair", Role.ADJUDICATOR, 0, Ward.finding("located")))
        .hasMessageContaining("do not disagree");

    Ward.say(desk(), "Chair", Role.ADJUDICATOR, 1, Ward.finding("dislocated"));
    Agreement agreement = desk().agreement();
    assertThat(agreement.agreed()).isEqualTo(4);
    assertThat(agreement.adjudicated()).isEqualTo(1);
    assertThat(agreement.disputed()).isEqualTo(1);
    assertThat(agreement.open()).isZero();

    Export export = desk().export(new Desk.ExportWish(false));
    assertThat(export.images()).isEqualTo(3);
    assertThat(export.adjudicated()).isEqualTo(1);
    assertThat(export.leftOut()).isEqualTo(Map.of("rejected", 1L, "disputed", 1L, "unsure", 1L));
    Dataset consensus = DatasetReader.read(folder.resolve("consensus.csv"));
    assertThat(consensus.examples())
        .extracting(e -> e.path() + " " + e.label())
        .containsExactly(
            "images/0.png dislocated", "images/1.png dislocated", "images/5.png located");
    assertThat(consensus.examples()).allMatch(e -> e.patient().isPresent());
    assertThat(consensus.examples().get(0).metadata().box()).contains(new Box(11, 10, 60, 50));
    assertThat(consensus.examples().get(1).metadata().box()).contains(new Box(1, 2, 30, 40));
    assertThat(Files.readString(folder.resolve("consensus.csv")))
        .contains("adjudicated by Chair", "images/0.png,dislocated,shoulder,,left,11 10 60 50,p0");
    assertThat(Files.readString(folder.resolve("rejected.csv")))
        .contains(
            "images/2.png,rejected,poor quality; not a radiograph,Anna; Ben",
            "images/3.png,unsure",
            "images/4.png,disputed,accept or reject");
  }

  @Test
  void holdsBackWhatSomebodyHasNotFinished() {
    say("Anna", 0, Ward.finding("located"));
    say("Anna", 1, Ward.finding("located"));
    say("Ben", 0, Ward.finding("located"));
    Export export = desk().export(new Desk.ExportWish(false));
    assertThat(export.images()).isEqualTo(1);
    assertThat(export.leftOut()).isEqualTo(Map.of("not-finished", 5L));
    assertThat(Documents.readText(folder.resolve("rejected.csv"))).contains("not by Ben");
    LabelTask annas = ward().task().countingOnly(List.of("anna"));
    assertThat(desk(annas, store()).export(new Desk.ExportWish(true)).images()).isEqualTo(2);
    assertThat(Documents.readText(folder.resolve("consensus.csv"))).contains("one reader");
  }

  @Test
  void countsADrawnBoxAsADisagreementWhereHalfOfItLiesElsewhere() {
    Answer answer = Ward.finding("located");
    say("Anna", 0, Ward.boxed(answer, new Box(0, 0, 40, 40)));
    say("Ben", 0, Ward.boxed(answer, new Box(30, 0, 70, 40)));
    assertThat(open("Chair", Role.ADJUDICATOR).images().get(0).over()).containsExactly("box");
    say("Ben", 0, answer);
    assertThat(open("Chair", Role.ADJUDICATOR).images()).isEmpty();
  }

  @Test
  void leavesOutAFileThatIsNotTheOneThatWasRead() {
    say("Anna", 0, Ward.finding("located"));
    say("Anna", 1, Ward.finding("dislocated"));
    Documents.write(folder.resolve(Ward.path(1)), "another file");
    Export export = desk().export(new Desk.ExportWish(false));
    assertThat(export.leftOut()).containsEntry("file-changed", 1L);
    assertThat(export.images()).isEqualTo(1);
  }

  @Test
  void writesOverNothingWithoutConsentAndNeverOverTheSet() {
    say("Anna", 0, Ward.finding("located"));
    Path own = folder.resolve("images.csv");
    String before = Documents.readText(own);
    assertThatThrownBy(() -> Export.write(ward().task(), store(), own, true, Progress.SILENT))
        .hasMessageContaining("belongs to the set itself");
    desk().export(new Desk.ExportWish(false));
    assertThatThrownBy(() -> desk().export(new Desk.ExportWish(false)))
        .hasMessageContaining("consensus.csv stands there already");
    assertThat(desk().export(new Desk.ExportWish(true)).images()).isEqualTo(1);
    assertThat(Documents.readText(own)).isEqualTo(before);
  }

  @Test
  void refusesAnswersThatReadersCannotChoose() {
    assertThatThrownBy(() -> say("Anna", 0, Ward.finding("broken")))
        .hasMessageContaining("no finding 'broken' here; choose dislocated, located, unsure");
    assertThatThrownBy(() -> say(" ", 0, Ward.finding("located")))
        .hasMessageContaining("a reader's name has 1 to 60 letters");
    assertThatThrownBy(() -> desk().picture("0")).hasMessageContaining("no such image in this set");
  }

  @Test
  void takesSetsWithoutLabels() {
    Path table = folder.resolve("unlabelled.csv");
    Documents.write(table, "path,view\nimages/0.png,AP\nimages/1.png,\n");
    Dataset ofTable = Unlabelled.read(table);
    assertThat(ofTable.examples()).hasSize(2);
    assertThat(Vocabulary.of(ofTable, List.of(), List.of(), List.of()).findings())
        .containsExactly("dislocated", "located", "unsure");
    assertThat(Unlabelled.read(folder.resolve("images")).examples()).hasSize(IMAGES);
    assertThatThrownBy(() -> DatasetReader.read(table)).hasMessageContaining("no column 'label'");
    Documents.write(table, "path,labels\nimages/0.png,tear\n");
    Dataset several = Unlabelled.read(table);
    assertThat(Vocabulary.of(several, List.of(), List.of(), List.of()).labels())
        .containsExactly("tear");
  }

  /** 0 agreed, with boxes; 1 disputed; 2 rejected by both; 3 unsure; 4 disputed; 5 agreed. */
  private void readApart() {
    say("Anna", 0, Ward.boxed(Ward.finding("dislocated"), new Box(10, 10, 60, 50)));
    say("Ben", 0, Ward.boxed(Ward.finding("dislocated"), new Box(12, 10, 60, 50)));
    say("Anna", 1, Ward.finding("dislocated"));
    say("Ben", 1, Ward.finding("located"));
    say("Anna", 2, Ward.rejected("poor quality"));
    say("Ben", 2, Ward.rejected("not a radiograph"));
    say("Anna", 3, Ward.finding("unsure"));
    say("Ben", 3, Ward.finding("unsure"));
    say("Anna", 4, Ward.finding("located"));
    say("Ben", 4, Ward.rejected("duplicate"));
    say("Anna", 5, Ward.finding("located"));
    say("Ben", 5, Ward.finding("located"));
  }

  private static List<String> ids(Desk.Opened opened) {
    return opened.images().stream().map(Desk.Sheet::id).toList();
  }

  private Desk.Opened open(String name, Role role) {
    return desk().open(new Desk.Opening(name, role));
  }

  private void say(String name, int image, Answer answer) {
    Ward.say(desk(), name, Role.READER, image, answer);
  }

  private Desk desk(LabelTask task, AnswerStore store) {
    return new Desk(task, store, folder.resolve("consensus.csv"));
  }

  private Desk desk() {
    return opened.orElseThrow().desk();
  }

  private AnswerStore store() {
    return opened.orElseThrow().store();
  }

  private Ward ward() {
    return opened.orElseThrow().ward();
  }
}
