package io.luxate.study;

import io.luxate.Documents;
import io.luxate.LuxateException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The seal on the external sets: {@code external.json} records each opening. They are opened once,
 * for a choice already written down; a second opening has to be asked for and is reported.
 *
 * @param choiceSha256 of {@code choice.json} at the last opening
 * @param openings when they were opened
 * @param finished whether the last opening came to its result
 */
record Seal(String choiceSha256, List<String> openings, boolean finished) {
  Seal {
    openings = List.copyOf(openings);
  }

  private static Path file(Path study) {
    return study.resolve("external.json");
  }

  /** The seal's record; no openings when it was never broken. */
  static Seal of(Path study) {
    return Files.exists(file(study))
        ? Documents.readJson(file(study), Seal.class)
        : new Seal("", List.of(), false);
  }

  /**
   * Breaks the seal for a choice. An opening that was interrupted before its result may be taken up
   * again for the same choice.
   *
   * @throws LuxateException USER when it was opened before and {@code reopen} is not set
   */
  static Seal open(Path study, String choiceSha256, boolean reopen) {
    Seal before = of(study);
    before.requireOpenable(study, choiceSha256, reopen);
    if (before.continuesFor(choiceSha256)) {
      return before;
    }
    List<String> openings = new ArrayList<>(before.openings);
    openings.add(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    Seal opened = new Seal(choiceSha256, openings, false);
    Documents.writeJson(file(study), opened);
    return opened;
  }

  private boolean continuesFor(String otherChoiceSha256) {
    return !openings.isEmpty() && !finished && choiceSha256.equals(otherChoiceSha256);
  }

  /** Throws USER when {@link #open} would refuse. */
  void requireOpenable(Path study, String otherChoiceSha256, boolean reopen) {
    if (!openings.isEmpty() && !reopen && !continuesFor(otherChoiceSha256)) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          study
              + ": the external set was already opened on "
              + openings.get(0)
              + "; a second look makes its numbers optimistic. Give --reopen to look again; the"
              + " report will say so");
    }
  }

  /** Notes that the opening came to its result. */
  Seal finish(Path study) {
    Seal done = new Seal(choiceSha256, openings, true);
    Documents.writeJson(file(study), done);
    return done;
  }

  boolean reopened() {
    return openings.size() > 1;
  }
}
