package io.luxate.cli;

import io.luxate.report.Language;
import io.luxate.study.Study;
import io.luxate.study.StudyPlan;
import io.luxate.study.StudyResult;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code luxate study}. */
@Command(
    name = "study",
    description = {
      "Runs a study, from candidates to the report.",
      "Trains every candidate on internal data, writes the choice down, opens the external sets",
      "once, and reports."
    },
    footer = {"", "Example:", "  luxate study examples/quick.yaml --out runs/quick"})
final class StudyCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @SuppressWarnings("UnusedVariable") // CommonOptions reads it
  @Mixin
  private SharingOptions sharing = new SharingOptions();

  @Parameters(paramLabel = "STUDY.yaml", description = "The study file; see examples/.")
  private Path file = Path.of("");

  @Option(names = "--out", required = true, description = "Folder for the study.")
  private Path out = Path.of("");

  @Option(names = "--resume", description = "Go on with an interrupted study in --out.")
  private boolean resume;

  @Option(
      names = "--reopen",
      description = "Look at the external sets once more; the report will say so.")
  private boolean reopen;

  @Option(
      names = "--lang",
      paramLabel = "en|zh",
      description = "Language of the report (default: en).")
  private Language language = Language.EN;

  @Override
  public Integer call() {
    Path folder = file.toAbsolutePath().getParent();
    StudyResult result =
        Study.run(
            StudyPlan.read(file),
            folder == null ? Path.of("") : folder,
            common.seed(),
            out,
            new Study.Restart(resume, reopen),
            language,
            common.progress(),
            common::say);
    common.print(result, result.lines().toArray(String[]::new));
    return 0;
  }
}
