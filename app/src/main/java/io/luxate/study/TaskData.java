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
import io.luxate.evidence.Aim;
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
    return Cohort.load(
        developedOn(progress), maxSidePx, new Cohort.Rules(valFraction, 0, false, seed), progress);
  }

  /** The same images before they were split, at another size. */
  ImageSet read(int maxSidePx, Progress progress) {
    return ImageSet.load(DatasetReader.read(developedOn(progress)), maxSidePx, progress);
  }

  private Path developedOn(Progress progress) {
    return task.simulate().map(s -> simulateInternal(s, progress)).orElseGet(this::given);
  }

  /** Images of the hospitals to be tested in, to train on for comparison; empty without any. */
  Optional<Cohort> local(Cohort internal, int maxSidePx, double valFraction, Progress progress) {
    Optional<Path> data =
        task.local()
            .map(Path::of)
            .or(
                () ->
                    task.simulate()
                        .flatMap(s -> s.local().map(count -> simulateLocal(s, count, progress))));
    Cohort.Rules rules = new Cohort.Rules(valFraction, 0, false, seed);
    Optional<Cohort> local = data.map(set -> Cohort.load(set, maxSidePx, rules, progress));
    local.ifPresent(
        set ->
            set.set()
                .dataset()
                .requireLabelsAmong(
                    internal.classes(),
                    internal.set().dataset().isMultiLabel(),
                    data.orElseThrow().toString()));
    return local;
  }

  /**
   * The images to test on once; empty when the task names none.
   *
   * @param local whose patients are not tested on either
   */
  Optional<ImageSet> external(
      Cohort internal, Optional<Cohort> local, int maxSidePx, Progress progress) {
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
    return Optional.of(withoutDevelopedOn(read, internal, local));
  }

  /** Throws DATA, naming the sets, when what was left out leaves nothing to measure on. */
  void requireTestable(ImageSet external, Aim aim) {
    List<String> labels = external.items().stream().map(Item::label).distinct().sorted().toList();
    if (aim.positive().map(labels::contains).orElse(true) && labels.size() > 1) {
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
            + " left out, see excluded.csv); an AUROC needs images of "
            + aim.positive()
                .map(name -> "'" + name + "' and of another class")
                .orElse("two classes, or with a label and without it"));
  }

  /** The external images but those whose bytes, or whose local patients, were developed on. */
  private static ImageSet withoutDevelopedOn(
      ImageSet external, Cohort internal, Optional<Cohort> local) {
    Map<String, String> bytes = new HashMap<>();
    Map<String, String> patients = new HashMap<>();
    internal.items().forEach(item -> bytes.putIfAbsent(item.sha256(), item.path()));
    for (Item item : local.map(Cohort::items).orElse(List.of())) {
      bytes.putIfAbsent(item.sha256(), item.path());
      item.example().patient().ifPresent(name -> patients.putIfAbsent(name, item.path()));
    }
    List<Item> kept = new ArrayList<>();
    List<Excluded> excluded = new ArrayList<>(external.excluded());
    for (Item item : external.items()) {
      String twin = bytes.get(item.sha256());
      String visit = item.example().patient().map(patients::get).orElse(null);
      if (twin == null && visit == null) {
        kept.add(item);
      } else {
        String why =
            twin != null
                ? "identical bytes as the internal image " + twin
                : "the patient of the local image " + visit;
        excluded.add(
            new Excluded(
                item.path(),
                item.label(),
                Refusal.ALSO_INTERNAL,
                item.path() + ": " + why + "; left out"));
      }
    }
    return new ImageSet(external.dataset(), kept, excluded);
  }

  private Path given() {
    return Path.of(task.data().orElseThrow());
  }

  private Path simulateInternal(StudyPlan.Simulation simulation, Progress progress) {
    Path set = folder.resolve(Site.INTERNET.toString());
    return simulate(simulation, Site.INTERNET, simulation.internal(), set, 7, progress);
  }

  private Path simulateLocal(StudyPlan.Simulation simulation, int count, Progress progress) {
    return simulate(simulation, HOSPITALS.get(0), count, folder.resolve("local"), 11, progress);
  }

  private List<Path> simulateExternal(StudyPlan.Simulation simulation, Progress progress) {
    List<Path> sets = new ArrayList<>();
    int left = simulation.external();
    for (int i = 0; i < HOSPITALS.size(); i++) {
      int share = left / (HOSPITALS.size() - i);
      int count = i + 1 < HOSPITALS.size() ? share + share % 2 : left; // even: half dislocated
      Site site = HOSPITALS.get(i);
      Path set = folder.resolve(site.toString());
      sets.add(simulate(simulation, site, count, set, 7, progress));
      left -= count;
    }
    return sets;
  }

  private Path simulate(
      StudyPlan.Simulation simulation,
      Site site,
      int count,
      Path set,
      long salt,
      Progress progress) {
    if (!Files.exists(set.resolve("truth.json"))) {
      Joint joint = Joint.parse(simulation.joint());
      Phantoms.write(joint, count, site, Seeds.mix(seed, salt), simulation.sizePx(), set, progress);
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
