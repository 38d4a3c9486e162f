package io.luxate.cli;

import io.luxate.report.Language;
import io.luxate.study.Demo;
import io.luxate.study.Study;
import io.luxate.study.StudyResult;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code luxate demo}. */
@Command(
    name = "demo",
    description = {
      "Runs the paper's study on simulated radiographs of four joints.",
      "Each has 100 internet-like images to develop on, 100 from three simulated hospitals to",
      "test on."
    },
    footer = {"", "Example:", "  luxate demo --out runs/demo"})
final class DemoCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @SuppressWarnings("UnusedVariable") // CommonOptions reads it
  @Mixin
  private SharingOptions sharing = new SharingOptions();

  @Option(names = "--out", description = "Folder for the study (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("runs/demo");

  @Option(names = "--resume", description = "Go on with an interrupted demo in --out.")
  private boolean resume;

  @Option(
      names = "--lang",
      paramLabel = "en|zh",
      description = "Language of the report (default: en).")
  private Language language = Language.EN;

  @Override
  public Integer call() {
    StudyResult result =
        Study.run(
            Demo.plan(),
            Path.of(""),
            common.seed(),
            out,
            new Study.Restart(resume, false),
            language,
            common.progress(),
            common::say);
    common.print(result, result.lines().toArray(String[]::new));
    return 0;
  }
}
