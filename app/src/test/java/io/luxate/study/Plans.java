package io.luxate.study;

import io.luxate.Documents;
import io.luxate.Progress;
import io.luxate.phantom.Joint;
import io.luxate.phantom.Phantoms;
import io.luxate.phantom.Site;
import io.luxate.report.Language;
import io.luxate.train.Recipes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A folder with little simulated sets and study files over them. */
record Plans(Path folder) {

  /** A set to develop on, one to test on, and a short recipe. */
  static Plans over(Path folder, int internal, int external) {
    write(folder.resolve("internal"), Site.INTERNET, internal);
    write(folder.resolve("external"), Site.HOSPITAL_A, external);
    Documents.write(folder.resolve("short.yaml"), Recipes.text("epochs: 1"));
    return new Plans(folder);
  }

  private static void write(Path set, Site site, int count) {
    Phantoms.write(Joint.HIP, count, site, 3, 64, set, Progress.SILENT);
  }

  /** One task; each extra line stands at the top level. */
  StudyPlan plan(String external, String... extra) {
    List<String> lines = new ArrayList<>();
    lines.add("title: Hips");
    lines.add("seed: 7");
    lines.add("networks: [squeezenet1_1]");
    lines.add("augmentations: [none, fly]");
    lines.add("recipe: short.yaml");
    lines.addAll(List.of(extra));
    if (List.of(extra).stream().noneMatch(line -> line.startsWith("evidence:"))) {
      lines.add("evidence: {shortcuts: false}");
    }
    lines.add("tasks:");
    lines.add("  - name: hip");
    lines.add("    positive: dislocated");
    lines.add("    data: internal");
    if (!external.isEmpty()) {
      lines.add("    external: [" + external + "]");
    }
    return Documents.parseYaml(String.join("\n", lines), "study.yaml", StudyPlan.class);
  }

  /** A study over both sets, run through; one result to compare others with. */
  Path whole() {
    Path whole = folder.resolve("whole study");
    run(plan("external"), whole, false, false);
    return whole;
  }

  StudyResult run(StudyPlan plan, Path out, boolean resume, boolean reopen) {
    return run(plan, out, resume, reopen, Progress.SILENT);
  }

  StudyResult run(StudyPlan plan, Path out, boolean resume, boolean reopen, Progress progress) {
    return Study.run(
        plan, folder, 1, out, new Study.Restart(resume, reopen), Language.EN, progress, line -> {});
  }

  /** A folder's files once more, in another folder. */
  static Path copy(Path from, Path to) throws IOException {
    try (var walk = Files.walk(from)) {
      for (Path path : walk.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        Files.createDirectories(target.getParent());
        Files.copy(path, target);
      }
    }
    return to;
  }
}
