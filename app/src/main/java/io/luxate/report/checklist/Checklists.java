package io.luxate.report.checklist;

import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.Shipped;
import java.nio.file.Path;
import java.util.List;

/** The checklists that a study's folder gets: CLAIM, STARD-AI and TRIPOD+AI. */
public final class Checklists {
  static final List<String> NAMES = List.of("claim", "stard-ai", "tripod-ai");
  private static final String FOLDER = "io/luxate/report/checklist/";

  private Checklists() {}

  /**
   * Writes {@code checklists/claim.md}, {@code stard-ai.md} and {@code tripod-ai.md} from the files
   * that already lie in the folder.
   *
   * @param study folder of a study that was measured: {@code study.yaml}, {@code metrics.json}, ...
   */
  public static void write(Path study) {
    Facts facts = facts(study);
    Words words = shipped("en/words.yaml", Words.class);
    for (String name : NAMES) {
      Documents.write(
          study.resolve("checklists").resolve(name + ".md"),
          new ChecklistPage(checklist(name), facts, words).markdown());
    }
  }

  static Facts facts(Path study) {
    return shipped("facts.yaml", FactNames.class).of(StudyTree.read(study));
  }

  static Checklist checklist(String name) {
    return shipped("en/" + name + ".yaml", Checklist.class);
  }

  static <T> T shipped(String name, Class<T> type) {
    return Shipped.yaml(FOLDER + name, type)
        .orElseThrow(
            () ->
                new LuxateException(
                    LuxateException.Kind.INTERNAL, FOLDER + name + " is missing from the jar"));
  }
}
