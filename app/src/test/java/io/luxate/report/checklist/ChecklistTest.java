package io.luxate.report.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import io.luxate.report.checklist.Checklist.Item;
import io.luxate.report.checklist.Checklist.Line;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChecklistTest {
  private static final Facts FACTS =
      new Facts(
          Map.of("seed", "7", "title", "Hips <b>"),
          List.of(Map.of("task", "hip", "n", "8"), Map.of("task", "knee")));

  @Test
  void holdsEveryNumberOfTheOriginals() {
    assertThat(ids("claim")).hasSize(44).endsWith("44");
    assertThat(ids("stard-ai")).hasSize(48).endsWith("40a", "40b");
    assertThat(ids("tripod-ai")).hasSize(52).endsWith("27a", "27b", "27c");
    for (String name : Checklists.NAMES) {
      assertThat(ids(name)).doesNotHaveDuplicates();
    }
  }

  @Test
  void namesOnlyFactsThatARunCanFill() {
    FactNames facts = Checklists.shipped("facts.yaml", FactNames.class);
    Set<String> known = new HashSet<>(facts.study().keySet());
    known.addAll(facts.task().keySet());
    for (String name : Checklists.NAMES) {
      for (Item item : Checklists.checklist(name).items()) {
        for (Line line : item.lines()) {
          assertThat(known).as(name + " " + item.id()).containsAll(names(line));
        }
      }
    }
  }

  @Test
  void leavesNoItemWithoutAnAnswerOrAWordToTheAuthors() {
    Facts nothing = new Facts(Map.of(), List.of(Map.of()));
    for (String name : Checklists.NAMES) {
      for (Item item : Checklists.checklist(name).items()) {
        Answer answer = item.answer(nothing);
        assertThat(answer.says().isEmpty() && answer.authors().isEmpty())
            .as(name + " " + item.id())
            .isFalse();
      }
    }
  }

  @Test
  void answersForEachTaskAndLeavesOutWhatIsNotKnown() {
    Answer answer = item("{task}: {n} images, seed {seed}", Optional.empty()).answer(FACTS);
    assertThat(answer.says()).containsExactly("hip: 8 images, seed 7");
    assertThat(answer.status()).isEqualTo(Answer.Status.PARTLY);
    assertThat(answer.authors()).contains("Say it.");
  }

  @Test
  void saysAConditionalSentenceOnlyWhereItHolds() {
    Answer answer = item("{task}: counted", Optional.of("n")).answer(FACTS);
    assertThat(answer.says()).containsExactly("hip: counted");
    assertThat(answer.status()).isEqualTo(Answer.Status.ANSWERED);
    assertThat(item("seeded", Optional.of("nowhere")).answer(FACTS).status())
        .isEqualTo(Answer.Status.AUTHORS);
  }

  @Test
  void saysTheSameOfSeveralTasksOnce() {
    assertThat(item("{task}: seed {seed}", Optional.empty()).answer(FACTS).says())
        .containsExactly("hip, knee: seed 7");
  }

  @Test
  void showsHostileFactsAsText() {
    assertThat(item("{title}", Optional.empty()).answer(FACTS).says())
        .containsExactly("Hips &lt;b>");
  }

  private static Item item(String text, Optional<String> when) {
    return new Item(
        "1",
        "Methods",
        "Something",
        Optional.of(List.of(new Line(text, when, Optional.empty()))),
        Optional.empty(),
        Optional.empty(),
        Optional.of("Say it."));
  }

  private static List<String> ids(String name) {
    return Checklists.checklist(name).items().stream().map(Item::id).toList();
  }

  private static List<String> names(Line line) {
    return Stream.concat(
            Answer.FACT.matcher(line.text()).results().map((MatchResult m) -> m.group(1)),
            Stream.of(line.when(), line.unless()).flatMap(Optional::stream))
        .toList();
  }
}
