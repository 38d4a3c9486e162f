package io.luxate.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.LuxateException;
import io.luxate.Progress;
import io.luxate.dataset.DatasetReader;
import io.luxate.dataset.ImageSet;
import io.luxate.dataset.Item;
import io.luxate.evidence.Prediction;
import io.luxate.model.Architecture;
import io.luxate.model.Engine;
import io.luxate.phantom.Joint;
import io.luxate.phantom.Phantoms;
import io.luxate.phantom.Site;
import io.luxate.train.AugmentMode;
import io.luxate.train.Recipes;
import io.luxate.train.Training;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedCoresTest {
  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static List<Item> hips = List.of();

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void simulatesASet(@TempDir Path set) {
    Phantoms.write(Joint.HIP, 12, Site.INTERNET, 5, 64, set, Progress.SILENT);
    hips = ImageSet.load(DatasetReader.read(set), 60, Progress.SILENT).items();
  }

  @AfterEach
  void asksForNothing() {
    Cores.ask(OptionalInt.empty(), OptionalInt.empty());
    Engine.useThreads(1);
  }

  @Test
  void scoresTheSameBitForBitSideBySideAsOneAfterTheOther() {
    Engine.useThreads(2);
    List<Prediction> together = folds(new Sharing(2, 2, 2, 1, "test", List.of()), "together");
    List<Prediction> inTurn = folds(Sharing.oneByOne(2, 1, "test"), "inTurn");
    assertThat(together).hasSize(hips.size()).isEqualTo(inTurn);
    Engine.useThreads(1);
    assertThat(folds(Sharing.oneByOne(2, 1, "test"), "alone")).isEqualTo(together);
  }

  @Test
  void endsEveryFoldWhenOneFailsAndSaysWhy() {
    Progress fails =
        (task, done, total, detail) -> {
          if (task.startsWith("fold 2/2")) {
            throw new LuxateException(LuxateException.Kind.RESOURCE, "the disk is full");
          }
        };
    CrossValidation endless = new CrossValidation(training("epochs: 10000"), 2, false);
    Sharing both = new Sharing(2, 2, 2, 1, "test", List.of());
    assertThatThrownBy(() -> endless.run(hips, folder, both, soFar -> {}, fails))
        .hasMessage("the disk is full");
  }

  @Test
  void keepsFinishedFoldsWhenInterrupted() {
    Thread caller = Thread.currentThread();
    List<Integer> kept = new ArrayList<>();
    CrossValidation three = new CrossValidation(training("epochs: 1"), 3, false);
    CrossValidation.Scored scored =
        three.run(
            hips,
            folder,
            Sharing.oneByOne(3, 1, "test"),
            soFar -> {
              kept.add(soFar.size());
              caller.interrupt();
            },
            Progress.SILENT);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(scored.finishedFolds()).isEqualTo(1);
    assertThat(scored.predictions()).hasSize(kept.get(0));
  }

  @Test
  void givesEveryTrainingTheThreadsThatWereAskedFor() {
    Engine.useThreads(CORES);
    Cores.ask(OptionalInt.of(CORES), OptionalInt.empty());
    Sharing all = cores(4, "epochs: 1").decide(CORES);
    assertThat(all.atOnce()).isEqualTo(1);
    assertThat(all.threadsEach()).isEqualTo(CORES);
    Cores.ask(OptionalInt.of(1), OptionalInt.empty());
    Sharing single = cores(4, "epochs: 1").decide(1);
    assertThat(single.atOnce()).isEqualTo(Math.min(4, CORES));
    assertThat(single.threadsEach()).isEqualTo(1);
    Cores.ask(OptionalInt.of(2), OptionalInt.of(3));
    assertThat(cores(4, "epochs: 1").decide(2))
        .extracting(Sharing::atOnce, Sharing::threadsEach)
        .containsExactly(3, 2);
  }

  @Test
  void measuresLongWorkAndTakesTheFastestWayButNotShortWork() {
    Engine.useThreads(2);
    Sharing shortWork = cores(2, "epochs: 1").decide(2);
    assertThat(shortWork.measured()).isEmpty();
    assertThat(shortWork.threadsEach()).isEqualTo(1);
    Sharing longWork = cores(2, "epochs: 10000").decide(2);
    assertThat(longWork.measured())
        .hasSize(2)
        .allMatch(rate -> rate.picturesPerSecond() > 0)
        .allMatch(rate -> rate.atOnce() * rate.threadsEach() == 2);
    Sharing.Rate best =
        longWork.measured().get(0).picturesPerSecond()
                >= longWork.measured().get(1).picturesPerSecond()
            ? longWork.measured().get(0)
            : longWork.measured().get(1);
    assertThat(longWork.atOnce()).isEqualTo(best.atOnce());
    assertThat(longWork.line()).contains("images per second", "one at a time with 2 threads: ");
  }

  @Test
  void countsAnIdleCoreInTheLastRound() {
    Sharing.Rate alone = new Sharing.Rate(1, 2, 10);
    Sharing.Rate pair = new Sharing.Rate(2, 1, 11);
    assertThat(pair.seconds(4)).isLessThan(alone.seconds(4));
    assertThat(pair.seconds(3)).isGreaterThan(alone.seconds(3));
  }

  @Test
  void goesOnTheWayThatItBegan() throws Exception {
    Engine.useThreads(2);
    Path file = folder.resolve("cores.json");
    Sharing decided = cores(2, "epochs: 1").keptIn(file);
    Files.writeString(file, Files.readString(file).replace(decided.why(), "as it began"));
    assertThat(cores(2, "epochs: 1").keptIn(file).why()).isEqualTo("as it began");
    assertThat(cores(3, "epochs: 1").keptIn(file).trainings()).isEqualTo(3);
  }

  private static SharedCores cores(int trainings, String... changes) {
    return new SharedCores(trainings, 1, training(changes), hips, 300_000_000);
  }

  private List<Prediction> folds(Sharing sharing, String name) {
    return new CrossValidation(training("epochs: 1"), 2, false)
        .run(hips, folder.resolve(name), sharing, soFar -> {}, Progress.SILENT)
        .predictions();
  }

  private static Training training(String... changes) {
    return new Training(
        Architecture.SQUEEZENET1_1,
        List.of("dislocated", "located"),
        Optional.of("dislocated"),
        false,
        AugmentMode.FLY,
        Recipes.shortened(changes),
        Optional.empty(),
        7);
  }
}
