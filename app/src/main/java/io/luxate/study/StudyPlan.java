package io.luxate.study;

import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.model.Architecture;
import io.luxate.model.StartWeights;
import io.luxate.phantom.Joint;
import io.luxate.train.AugmentMode;
import io.luxate.train.Recipe;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A study file: which models are tried on which tasks, how one is chosen, and what it is tested on.
 *
 * @param title heading of the report
 * @param question what is asked, in a sentence or two
 * @param networks names of {@link Architecture}
 * @param augmentations tried with every network
 * @param recipe a shipped recipe's name, or a file beside the study file
 * @param weights per network what it starts from, see {@link StartWeights}; a path is beside the
 *     study file
 * @param internal how candidates are compared; a set's own val images unless folds are asked for
 * @param evidence what is fixed on internal data, and asked beyond one model's result
 */
public record StudyPlan(
    String title,
    Optional<String> question,
    Optional<Long> seed,
    List<String> networks,
    List<AugmentMode> augmentations,
    Optional<String> recipe,
    Optional<Integer> epochs,
    @Nullable Map<String, String> weights,
    Optional<Internal> internal,
    Optional<EvidencePlan> evidence,
    List<Task> tasks) {

  /**
   * How candidates are compared on internal data.
   *
   * @param folds for k-fold cross-validation; 0 for one validation part
   * @param valFraction of each class, where the set gives no val and there are no folds
   */
  public record Internal(Optional<Integer> folds, Optional<Double> valFraction) {
    public Internal {
      int wanted = folds.orElse(0);
      require(wanted == 0 || wanted >= 2, "internal.folds must be 0, or 2 or more, not " + wanted);
      double fraction = valFraction.orElse(0.2);
      require(
          fraction > 0 && fraction < 1,
          "internal.valFraction must be between 0 and 1, not " + fraction);
    }
  }

  /**
   * One question of the study.
   *
   * @param positive the class to find; see {@link io.luxate.dataset.Dataset#positive}
   * @param data class folders or a manifest to develop on; or {@code simulate}
   * @param external sets to test on, in the same forms
   * @param local images of the hospitals to be tested in, to train on for comparison
   * @param published a joint of the paper, to show its row beside this one
   */
  public record Task(
      String name,
      Optional<String> positive,
      Optional<String> data,
      @Nullable List<String> external,
      Optional<String> local,
      Optional<Simulation> simulate,
      Optional<String> published) {

    List<String> externalSets() {
      return external == null ? List.of() : external;
    }
  }

  /**
   * Simulated radiographs in place of files.
   *
   * @param joint shoulder, elbow, hip or tha
   * @param internal internet-like images to develop on
   * @param external images from three simulated hospitals
   * @param local images from the first of them to train on for comparison; none where left out
   * @param sizePx longer side
   */
  public record Simulation(
      String joint, int internal, int external, Optional<Integer> local, int sizePx) {
    @SuppressWarnings("NullAway") // Jackson passes null for a missing key
    public Simulation {
      require(joint != null, "simulate does not name its joint");
      Joint.parse(joint);
      require(internal >= 4, "simulate.internal must be 4 or more, not " + internal);
      require(external >= 0, "simulate.external must be 0 or more, not " + external);
      require(local.orElse(4) >= 4, "simulate.local must be 4 or more, not " + local.orElse(4));
    }
  }

  @SuppressWarnings("NullAway") // Jackson passes null for a missing key
  public StudyPlan {
    require(title != null, "the key title is missing");
    require(networks != null && !networks.isEmpty(), "networks names no network");
    require(augmentations != null && !augmentations.isEmpty(), "augmentations is empty");
    require(tasks != null && !tasks.isEmpty(), "tasks is empty");
    networks.forEach(Architecture::named);
    Set<String> names = new HashSet<>();
    for (Task task : tasks) {
      require(task.name() != null, "a task has no name");
      require(
          task.name().matches("[A-Za-z0-9][A-Za-z0-9_-]*"),
          "the task name '" + task.name() + "' may hold letters, digits, - and _ only");
      require(names.add(task.name()), "two tasks are called '" + task.name() + "'");
      require(
          task.data().isPresent() != task.simulate().isPresent(),
          "task " + task.name() + " needs either data or simulate");
      require(
          task.local().isEmpty() || task.data().isPresent(),
          "task " + task.name() + ": local goes with data; simulated images have simulate.local");
    }
    require(
        evidence.orElse(EvidencePlan.usual()).together() != EvidencePlan.Together.FOLDS
            || internal.flatMap(Internal::folds).orElse(0) >= 2,
        "evidence.ensemble: folds needs internal.folds of 2 or more");
    networks = List.copyOf(networks);
    augmentations = List.copyOf(augmentations);
    tasks = List.copyOf(tasks);
    weights = weights == null ? Map.of() : new TreeMap<>(weights);
    weights.keySet().forEach(Architecture::named);
  }

  public static StudyPlan read(Path file) {
    return Documents.readYaml(file, StudyPlan.class);
  }

  /**
   * The plan with every path made absolute and every default written out.
   *
   * @param folder that relative paths start from
   */
  StudyPlan resolved(Path folder, long otherSeed) {
    Map<String, String> files = new TreeMap<>();
    weightFiles()
        .forEach(
            (network, file) ->
                files.put(network, StartWeights.isName(file) ? file : absolute(folder, file)));
    return new StudyPlan(
        title,
        question,
        Optional.of(seed.orElse(otherSeed)),
        networks,
        augmentations,
        Optional.of(recipe.map(r -> isShipped(r) ? r : absolute(folder, r)).orElse("default")),
        epochs,
        files,
        internal,
        evidence,
        tasks.stream()
            .map(
                task ->
                    new Task(
                        task.name(),
                        task.positive().or(() -> task.simulate().map(s -> "dislocated")),
                        task.data().map(path -> absolute(folder, path)),
                        task.externalSets().stream().map(path -> absolute(folder, path)).toList(),
                        task.local().map(path -> absolute(folder, path)),
                        task.simulate(),
                        task.published()))
            .toList());
  }

  /** What the plan asks a network to start from; see {@link StartWeights#file}. */
  Optional<String> weightsFor(String network) {
    return Optional.ofNullable(weightFiles().get(network));
  }

  /** What a network starts from, in a word; see {@link StartWeights#origin}. */
  String startOf(String network) {
    return StartWeights.origin(weightsFor(network), Architecture.named(network));
  }

  private Map<String, String> weightFiles() {
    return weights == null ? Map.of() : weights;
  }

  Recipe resolvedRecipe() {
    String name = recipe.orElse("default");
    Recipe read = isShipped(name) ? Recipe.shipped(name) : Recipe.read(Path.of(name));
    Recipe shortened = epochs.map(read::withEpochs).orElse(read);
    return evidencePlan().testTimeViews().map(shortened::withTestTimeViews).orElse(shortened);
  }

  /** Throws USER when the plan asks what several labels at once have no answer to. */
  void requireAnswerable(Task task, boolean multiLabel) {
    require(
        !multiLabel || evidencePlan().learningCurve().isEmpty(),
        "evidence.learningCurve counts images per class, and an image of task "
            + task.name()
            + " may have several labels; leave it out");
    require(
        !multiLabel || !evidencePlan().shortcuts().orElse(false),
        "evidence.shortcuts asks for one class per image, and an image of task "
            + task.name()
            + " may have several labels; leave it out");
  }

  EvidencePlan evidencePlan() {
    return evidence.orElseGet(EvidencePlan::usual);
  }

  int folds() {
    return internal.flatMap(Internal::folds).orElse(0);
  }

  double valFraction() {
    return folds() > 0 ? 0 : internal.flatMap(Internal::valFraction).orElse(0.2);
  }

  private static boolean isShipped(String recipe) {
    return !recipe.contains(".") && !recipe.contains("/");
  }

  private static String absolute(Path folder, String path) {
    return folder.toAbsolutePath().resolve(path).normalize().toString();
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new LuxateException(LuxateException.Kind.USER, message);
    }
  }
}
