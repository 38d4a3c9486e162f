package io.luxate.study;

import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.Shipped;
import io.luxate.dataset.Example;
import io.luxate.dataset.ImageSet;
import io.luxate.dataset.Item;
import io.luxate.evidence.FixedRules;
import io.luxate.model.ModelCard;
import io.luxate.report.StudyCardPage;
import io.luxate.report.checklist.Checklists;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What lies beside the report for those who have to judge the study: {@code model-card.md}, {@code
 * metrics.schema.json} and {@code checklists/}. Written last, for the checklists read the other
 * files.
 */
record ForReviewers(StudyPlan plan, Path out) {
  static final String SCHEMA = "metrics.schema.json";

  void write(List<TaskResult> results, Seal seal) {
    Documents.write(
        out.resolve(SCHEMA),
        Shipped.bytes(SCHEMA)
            .orElseThrow(
                () ->
                    new LuxateException(
                        LuxateException.Kind.INTERNAL,
                        SCHEMA + " is missing from the jar; build it again")));
    StudyCardPage card =
        new StudyCardPage(
            plan.title(),
            plan.question().orElse(""),
            seal.openings().size(),
            results.stream().map(this::part).toList());
    Documents.write(out.resolve("model-card.md"), card.markdown());
    Checklists.write(out);
  }

  private StudyCardPage.Part part(TaskResult result) {
    TaskRun run = result.run();
    String folder = "models/" + run.task().name() + "/";
    Path model = out.resolve(folder + run.best().id());
    List<String> data = new ArrayList<>(origin("developed", run.cohort().items()));
    result.external().map(ImageSet::items).ifPresent(items -> data.addAll(origin("tested", items)));
    return new StudyCardPage.Part(
        run.task().name(),
        folder + run.tested().folder().getFileName(),
        remarks(run),
        ModelFacts.page(model, Documents.readJson(model.resolve("model.json"), ModelCard.class)),
        result.metrics(),
        result.isHeldOut() ? "the set's own test part" : "the external images",
        data);
  }

  private static List<String> remarks(TaskRun run) {
    List<String> remarks = new ArrayList<>();
    if (run.tested().together() != EvidencePlan.Together.NONE) {
      remarks.add(
          "There several networks answer together (`ensemble.json` names their folders): the mean of"
              + " their probabilities, called at a threshold of its own. What follows describes the"
              + " training and the internal result of the first of them,"
              + " `models/"
              + run.task().name()
              + "/"
              + run.best().id()
              + "`; the numbers on other images are those of all together.");
    }
    FixedRules rules = run.tested().rules();
    if (rules.calibration().isPresent() || rules.abstention().isPresent()) {
      remarks.add(
          "A calibration curve or a rule for abstaining was fitted on internal scores and stands in"
              + " `choice.json`; `luxate predict` answers without them.");
    }
    return remarks;
  }

  private static List<String> origin(String what, List<Item> items) {
    String on = "The " + items.size() + " images it was " + what + " on ";
    return List.of(
        on + "by site: " + counts(items, Example::site) + ".",
        on + "by licence: " + counts(items, example -> example.metadata().licence()) + ".");
  }

  private static String counts(List<Item> items, Function<Example, Optional<String>> name) {
    Map<String, Long> counts =
        items.stream()
            .collect(
                Collectors.groupingBy(
                    item -> name.apply(item.example()).orElse("not named"),
                    TreeMap::new,
                    Collectors.counting()));
    return counts.entrySet().stream()
        .map(e -> e.getKey() + " " + e.getValue())
        .collect(Collectors.joining(", "));
  }
}
