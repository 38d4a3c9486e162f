package io.luxate.curate.cleaning;

import io.luxate.LuxateException;
import io.luxate.Progress;
import io.luxate.curate.audit.Audit;
import io.luxate.dataset.Dataset;
import io.luxate.image.Box;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A cleaned copy of a set by stated rules, not written yet. What an audit says must be mended is
 * left out, or covered; what a person should look at stays and is named.
 *
 * @param data the set as it is
 * @param changes every image that is not there, not as it was, or left to a person
 * @param covered the places to cover in an image, by its path, in pixels of the upright image
 * @param redactor covers them; there where {@code covered} holds anything
 */
public record Cleaning(
    Dataset data,
    List<Change> changes,
    Map<String, List<Box>> covered,
    Optional<Redactor> redactor) {
  public Cleaning {
    changes = List.copyOf(changes);
    covered = Map.copyOf(covered);
  }

  /**
   * What the rules ask for.
   *
   * @param data the set that the audit is of
   * @param redactor covers personal data; without one such pictures are left out
   * @throws LuxateException DATA when the rules leave nothing of the set
   */
  public static Cleaning of(Audit audit, Dataset data, Optional<Redactor> redactor) {
    Judgement judgement = new Judgement(audit, data, redactor.isPresent());
    Cleaning cleaning = new Cleaning(data, judgement.changes(), judgement.covered(), redactor);
    if (cleaning.kept().examples().isEmpty()) {
      throw new LuxateException(
          LuxateException.Kind.DATA,
          audit.data()
              + ": the rules leave no image of it; see the audit and mend the set by hand");
    }
    return cleaning;
  }

  /** The examples that stay, under the paths that the original names them by. */
  public Dataset kept() {
    Set<String> gone =
        changes.stream()
            .filter(change -> change.action() == Change.Action.LEFT_OUT)
            .map(Change::path)
            .collect(Collectors.toSet());
    return Dataset.of(
        data.root(),
        data.examples().stream().filter(example -> !gone.contains(example.path())).toList());
  }

  /** The changes of one kind. */
  public List<Change> of(Change.Action action) {
    return changes.stream().filter(change -> change.action() == action).toList();
  }

  /**
   * Writes {@code images/}, {@code images.csv}, {@code changes.csv} and {@code CHANGES.md} into a
   * new or empty folder. The folder appears when all of it is written, or not at all.
   *
   * @throws LuxateException USER when the folder holds something, lies inside the set, or the
   *     thread is interrupted; RESOURCE when a file cannot be copied
   */
  public void write(Path folder, Progress progress) {
    new CleanCopy(this, folder).write(progress);
  }
}
