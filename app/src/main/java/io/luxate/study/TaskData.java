package io.luxate.study;

import io.luxate.LuxateException;
import io.luxate.Progress;
import io.luxate.augment.Seeds;
import io.luxate.dataset.Cohort;
import io.luxate.dataset.Dataset;
import io.luxate.dataset.DatasetReader;
import io.luxate.dataset.Example;
import io.luxate.dataset.Excluded;
import io.luxate.dataset.ImageSet;
import io.luxate.dataset.Item;
import io.luxate.dataset.Split;
import io.luxate.image.Refusal;
import io.luxate.phantom.Joint;
import io.luxate.phantom.Phantoms;
import io.luxate.phantom.Site;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a task's images come from: sets that exist, or simulated ones written on demand. External
 * sets are not touched before {@link #external} is called.
 *
 * @param folder for simulated images
 */
record TaskData(StudyPlan.Task task, Path folder, long seed) {
  private static final List<Site> HOSPITALS =
      List.of(Site.HOSPITAL_A, Site.HOSPITAL_B, Site.HOSPITAL_C);

  /** The images to develop on, split into train and val (and test, when the set gives one). */
  Cohort internal(int maxSidePx, double valFraction, Progress progress) {
    Path data = task.simulate().map(s -> simulateInternal(s, progress)).orElseGet(this::given);
    return Cohort.load(data, maxSidePx, new Cohort.Rules(valFraction, 0, false, seed), progress);
  }

  /** The images to test on once; empty when the task names none. */
  Optional<ImageSet> external(Cohort internal, int maxSidePx, Progress progress) {
    List<Path> sets = new ArrayList<>(task.externalSets().stream().map(Path::of).toList());
    task.simulate().ifPresent(simulation -> sets.addAll(simulateExternal(simulation, progress)));
    if (sets.isEmpty()) {
      List<Example> held = internal.set().dataset().in(Split.TEST);
      return held.isEmpty()
          ? Optional.empty()
          : Optional.of(new ImageSet(internal.set().dataset(), internal.on(Split.TEST), List.of()));
    }
    ImageSet read = ImageSet.load(together(sets), maxSidePx, progress);
    String names = String.join(", ", sets.stream().map(Path::toString).toList());
    read.dataset()
        .requireLabelsAmong(internal.classes(), internal.set().dataset().isMultiLabel(), names);
    return Optional.of(withoutInternal(read, internal));
  }

  /** Throws DATA, naming the sets, when what was left out leaves nothing to measure on. */
  void requireTestable(ImageSet external) {
    String positive = task.positive().orElseThrow();
    List<String> labels = external.items().stream().map(Item::label).distinct().sorted().toList();
    if (labels.contains(positive) && labels.size() > 1) {
      return;
    }
    List<String> sets = task.externalSets();
    throw new LuxateException(
        LuxateException.Kind.DATA,
        (sets.isEmpty() ? task.data().orElse(folder.toString()) : String.join(", ", sets))
            + ": "
            + (labels.isEmpty()
                ? "no image is left to test on"
                : "only images of class " + String.join(", ", labels) + " are left to test on")
            + " ("
            + external.excluded().size()
            + " left out, see excluded.csv); an AUROC needs images of '"
            + positive
            + "' and of another class");
  }

  /** The external images but those whose bytes were also developed on. */
  private static ImageSet withoutInternal(ImageSet external, Cohort internal) {
    Map<String, String> developedOn = new HashMap<>();
    internal.items().forEach(item -> developedOn.putIfAbsent(item.sha256(), item.path()));
    List<Item> kept = new ArrayList<>();
    List<Excluded> excluded = new ArrayList<>(external.excluded());
    for (Item item : external.items()) {
      String twin = developedOn.get(item.sha256());
      if (twin == null) {
        kept.add(item);
      } else {
        String why = item.path() + ": identical bytes as the internal image " + twin;
        excluded.add(
            new Excluded(item.path(), item.label(), Refusal.ALSO_INTERNAL, why + "; left out"));
      }
    }
    return new ImageSet(external.dataset(), kept, excluded);
  }

  private Path given() {
    return Path.of(task.data().orElseThrow());
  }

  private Path simulateInternal(StudyPlan.Simulation simulation, Progress progress) {
    return simulate(simulation, Site.INTERNET, simulation.internal(), progress);
  }

  private List<Path> simulateExternal(StudyPlan.Simulation simulation, Progress progress) {
    List<Path> sets = new ArrayList<>();
    int left = simulation.external();
    for (int i = 0; i < HOSPITALS.size(); i++) {
      int share = left / (HOSPITALS.size() - i);
      int count = i + 1 < HOSPITALS.size() ? share + share % 2 : left; // even: half dislocated
      sets.add(simulate(simulation, HOSPITALS.get(i), count, progress));
      left -= count;
    }
    return sets;
  }

  private Path simulate(StudyPlan.Simulation simulation, Site site, int count, Progress progress) {
    Path set = folder.resolve(site.toString());
    if (!Files.exists(set.resolve("truth.json"))) {
      Joint joint = Joint.parse(simulation.joint());
      Phantoms.write(joint, count, site, Seeds.mix(seed, 7), simulation.sizePx(), set, progress);
    }
    return set;
  }

  /**
   * Several sets as one, each path led by its set's name, which is numbered when it is not unique.
   */
  private static Dataset together(List<Path> sets) {
    List<Example> examples = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Path set : sets) {
      Dataset read = DatasetReader.read(set);
      String folder = String.valueOf(read.root().getFileName());
      String name = folder;
      for (int i = 2; !names.add(name); i++) {
        name = folder + "-" + i;
      }
      String lead = sets.size() == 1 ? "" : name + "/";
      read.examples().forEach(e -> examples.add(e.at(lead + e.path())));
    }
    return Dataset.of(sets.get(0), examples);
  }
}
