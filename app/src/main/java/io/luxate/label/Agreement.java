package io.luxate.label;

import io.luxate.LuxateException;
import io.luxate.stats.Bootstrap;
import io.luxate.stats.CohensKappa;
import io.luxate.stats.FleissKappa;
import io.luxate.stats.Kappa;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How far the readers agree.
 *
 * @param readers those who are counted
 * @param images of the set
 * @param agreed images that all readers finished and agree on
 * @param adjudicated images that they disagree on and that were ruled on
 * @param disputed images that they disagree on and that wait for a ruling
 * @param open images that somebody has not finished
 * @param questions one for each thing asked
 */
public record Agreement(
    List<String> readers,
    int images,
    int agreed,
    int adjudicated,
    int disputed,
    int open,
    List<Question> questions) {
  private static final double LEVEL = 0.95;

  /**
   * Agreement over one thing.
   *
   * @param about such as {@code finding}, or the name of a label
   * @param pairs every two readers
   * @param all of three and more readers together, over the images that all of them answered
   */
  public record Question(String about, List<Pair> pairs, Optional<Kappa> all) {}

  /** Two readers, over the images that both answered. */
  public record Pair(String first, String second, Kappa kappa) {}

  /**
   * The agreement of the readers as it stands in the database.
   *
   * @param seed of the bootstrap
   * @throws LuxateException USER when a reader of the panel has not answered anything
   */
  public static Agreement of(LabelTask task, AnswerStore store, long seed) {
    List<AnswerStore.Entry> entries = store.all();
    List<String> panel = panel(task, entries);
    List<Opinions> opinions = Opinions.of(task, panel, entries);
    int[] counts = new int[4];
    for (Opinions of : opinions) {
      Opinions.Outcome outcome = of.outcome();
      counts[
          outcome instanceof Opinions.Agreed
              ? 0
              : outcome instanceof Opinions.Adjudicated
                  ? 1
                  : outcome instanceof Opinions.Disputed ? 2 : 3]++;
    }
    return new Agreement(
        panel,
        opinions.size(),
        counts[0],
        counts[1],
        counts[2],
        counts[3],
        panel.size() < 2
            ? List.of()
            : questions(task.words(), panel, opinions, Bootstrap.seeded(seed)));
  }

  /** Who is counted: those asked for, else everybody who has answered. */
  static List<String> panel(LabelTask task, List<AnswerStore.Entry> entries) {
    List<String> known = Opinions.readersAmong(entries);
    for (String asked : task.panel()) {
      if (known.stream().noneMatch(asked::equalsIgnoreCase)) {
        throw new LuxateException(
            LuxateException.Kind.USER,
            "no answers of a reader '"
                + asked
                + "'; "
                + (known.isEmpty()
                    ? "nobody has answered yet"
                    : "readers: " + String.join(", ", known)));
      }
    }
    return task.panel().isEmpty() ? known : task.panel();
  }

  private static List<Question> questions(
      Vocabulary words, List<String> panel, List<Opinions> opinions, Bootstrap bootstrap) {
    List<Question> questions = new ArrayList<>();
    questions.add(question("accept or reject", panel, opinions, Answer::decision, bootstrap));
    if (words.labels().isEmpty()) {
      questions.add(question("finding", panel, opinions, ofAccepted(Answer::finding), bootstrap));
    }
    for (String label : words.labels()) {
      Function<Answer, Optional<Verdict>> verdict = answer -> answer.verdictOn(label);
      questions.add(question(label, panel, opinions, ofAccepted(verdict), bootstrap));
    }
    questions.add(question("joint", panel, opinions, ofAccepted(Answer::joint), bootstrap));
    questions.add(question("view", panel, opinions, ofAccepted(Answer::view), bootstrap));
    questions.add(question("side", panel, opinions, ofAccepted(Answer::side), bootstrap));
    return questions;
  }

  private static <T> Function<Answer, Optional<T>> ofAccepted(Function<Answer, Optional<T>> part) {
    return answer -> answer.isAccepted() ? part.apply(answer) : Optional.empty();
  }

  private static <T> Question question(
      String about,
      List<String> panel,
      List<Opinions> opinions,
      Function<Answer, Optional<T>> part,
      Bootstrap bootstrap) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < panel.size(); i++) {
      for (int j = i + 1; j < panel.size(); j++) {
        List<List<String>> both = answers(List.of(panel.get(i), panel.get(j)), opinions, part);
        pairs.add(
            new Pair(panel.get(i), panel.get(j), CohensKappa.of(both.get(0), both.get(1), LEVEL)));
      }
    }
    Optional<Kappa> all =
        panel.size() < 3
            ? Optional.empty()
            : Optional.of(FleissKappa.of(answers(panel, opinions, part), LEVEL, bootstrap));
    return new Question(about, pairs, all);
  }

  /** For each reader their answers, to those images that all of these readers answered. */
  private static <T> List<List<String>> answers(
      List<String> readers, List<Opinions> opinions, Function<Answer, Optional<T>> part) {
    List<List<String>> answers = new ArrayList<>();
    readers.forEach(reader -> answers.add(new ArrayList<>()));
    for (Opinions of : opinions) {
      List<String> row =
          readers.stream()
              .flatMap(r -> Optional.ofNullable(of.byReader().get(r)).stream())
              .flatMap(answer -> part.apply(answer).stream())
              .map(String::valueOf)
              .toList();
      if (row.size() == readers.size()) {
        for (int r = 0; r < row.size(); r++) {
          answers.get(r).add(row.get(r));
        }
      }
    }
    return answers;
  }
}
