package io.luxate.study;

import io.luxate.dataset.Cohort;
import io.luxate.dataset.Excluded;
import io.luxate.dataset.ImageSet;
import io.luxate.dataset.Item;
import io.luxate.dataset.Split;
import io.luxate.image.Refusal;
import io.luxate.report.ImageFlow;
import io.luxate.report.ImageFlow.Part;
import io.luxate.report.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How many images of one task went in, and where the others stayed. */
record FlowCounts(TaskResult result, int folds, Texts t) {
  ImageFlow flow() {
    Cohort cohort = result.run().cohort();
    ImageSet set = cohort.set();
    return new ImageFlow(
        found(set),
        leftOut(set),
        set.items().size() - cohort.items().size(),
        parts(cohort),
        result.isHeldOut() ? Optional.empty() : result.external().map(this::tested));
  }

  private List<Part> parts(Cohort cohort) {
    List<Part> parts = new ArrayList<>();
    if (folds > 0) {
      int images = cohort.items().size() - cohort.on(Split.TEST).size();
      parts.add(new Part(t.get("flow.folds", String.valueOf(folds)), images));
    }
    for (Split side : folds > 0 ? List.of(Split.TEST) : List.of(Split.values())) {
      int images = cohort.on(side).size();
      if (images > 0) {
        parts.add(new Part(t.get("split." + side.id()), images));
      }
    }
    return parts;
  }

  private ImageFlow.Tested tested(ImageSet external) {
    Map<String, Integer> sites = new TreeMap<>();
    for (Item item : external.items()) {
      sites.merge(
          item.example().site().orElseGet(() -> t.get("cohort.site.unknown")), 1, Integer::sum);
    }
    List<Part> parts = new ArrayList<>();
    sites.forEach((site, images) -> parts.add(new Part(site, images)));
    return new ImageFlow.Tested(found(external), leftOut(external), parts);
  }

  private static int found(ImageSet set) {
    return set.items().size() + set.excluded().size();
  }

  private List<Part> leftOut(ImageSet set) {
    Map<Refusal, Integer> counts = new TreeMap<>();
    for (Excluded excluded : set.excluded()) {
      counts.merge(excluded.reason(), 1, Integer::sum);
    }
    List<Part> parts = new ArrayList<>();
    counts.forEach(
        (reason, images) -> parts.add(new Part(t.get("refusal." + reason.code()), images)));
    return parts;
  }
}
