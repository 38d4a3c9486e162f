package io.luxate.explain.trust;

import io.luxate.LuxateException;
import io.luxate.Progress;
import io.luxate.explain.ActivationMap;
import io.luxate.model.Classifier;
import io.luxate.model.FreshWeights;
import io.luxate.model.OnnxModel;
import io.luxate.model.heatmap.HeatmapMethod;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;

/**
 * Makes every test that model and images allow, on subsets drawn with a fixed seed and for one
 * heatmap method; the same input gives the same numbers.
 */
public final class TrustTests {
  private final Classifier model;
  private final List<TrustCase> cases;
  private final HeatmapMethod method;
  private final Progress progress;
  private final Map<TrustCase, ActivationMap> maps = new HashMap<>();
  private long done;
  private long total;

  private TrustTests(
      Classifier model, List<TrustCase> cases, HeatmapMethod method, Progress progress) {
    this.model = model;
    this.cases = drawn(cases);
    this.method = method;
    this.progress = progress;
  }

  /**
   * The verdict with its facts.
   *
   * @param others models trained on the same task with other seeds; none leaves repeatability
   *     untested
   * @throws LuxateException USER when another model lacks a class of this one's
   * @throws CancellationException when the thread is interrupted on the way
   */
  public static Trust of(
      Classifier model,
      List<? extends Classifier> others,
      List<TrustCase> cases,
      HeatmapMethod method,
      Progress progress) {
    method.requireFor(model);
    return new TrustTests(model, cases, method, progress).all(others);
  }

  private Trust all(List<? extends Classifier> others) {
    List<TrustCase> boxed = cases.stream().filter(one -> one.box().isPresent()).toList();
    int draws = Bounds.HEAD_DRAWS + Bounds.NETWORK_DRAWS;
    total =
        (long) first(Bounds.RANDOMISED_IMAGES).size() * draws
            + (long) first(Bounds.REPEATED_IMAGES).size() * others.size()
            + boxed.size()
            + first(Bounds.REMOVED_IMAGES).size();
    List<Finding> findings = new ArrayList<>();
    Optional<Randomisation> randomisation = Optional.empty();
    if (isTold(findings, cases.size(), TrustTest.RANDOMISATION)) {
      if (model instanceof OnnxModel) {
        findings.add(Finding.of(TrustTest.RANDOMISATION, Outcome.NO_WEIGHTS));
      } else {
        randomisation = Optional.of(randomised());
        findings.add(randomisation.get().finding());
      }
    }
    Optional<Repeatability> repeatability = Optional.empty();
    if (others.isEmpty()) {
      findings.add(Finding.of(TrustTest.REPEATABILITY, Outcome.NO_OTHER_MODELS));
    } else if (isTold(findings, cases.size(), TrustTest.REPEATABILITY)) {
      repeatability = Optional.of(repeated(others));
      findings.add(repeatability.get().finding());
    }
    Optional<Locations> locations = Optional.empty();
    if (!boxed.isEmpty()) {
      locations = Optional.of(located(boxed));
    }
    if (boxed.isEmpty()) {
      findings.add(Finding.of(TrustTest.POINTING, Outcome.NO_BOXES));
      findings.add(Finding.of(TrustTest.ENERGY, Outcome.NO_BOXES));
    } else if (isTold(findings, boxed.size(), TrustTest.POINTING, TrustTest.ENERGY)) {
      findings.add(locations.orElseThrow().pointing());
      findings.add(locations.orElseThrow().energyFinding());
    }
    Optional<Removals> removals = Optional.empty();
    if (isTold(findings, cases.size(), TrustTest.DELETION, TrustTest.INSERTION)) {
      removals = Optional.of(removed());
      findings.add(removals.get().deletion());
      findings.add(removals.get().insertion());
    }
    return new Trust(
        new Verdict(method.id(), findings), randomisation, repeatability, locations, removals);
  }

  /** Whether so many images say something; notes it where they do not. */
  private static boolean isTold(List<Finding> findings, int images, TrustTest... tests) {
    for (TrustTest test : tests) {
      if (images < Bounds.FEWEST_IMAGES) {
        findings.add(
            Finding.of(
                test, Outcome.TOO_FEW_IMAGES, "images", images, "bound", Bounds.FEWEST_IMAGES));
      }
    }
    return images >= Bounds.FEWEST_IMAGES;
  }

  private Randomisation randomised() {
    List<TrustCase> some = first(Bounds.RANDOMISED_IMAGES);
    List<Similarity> head = drawn(FreshWeights.HEAD, Bounds.HEAD_DRAWS, some);
    List<Similarity> all = drawn(FreshWeights.ALL, Bounds.NETWORK_DRAWS, some);
    List<Randomisation.Image> images = new ArrayList<>();
    for (int i = 0; i < some.size(); i++) {
      images.add(new Randomisation.Image(some.get(i).path(), head.get(i), all.get(i)));
    }
    return Randomisation.of(images, Bounds.HEAD_DRAWS, Bounds.NETWORK_DRAWS);
  }

  /** For each image the mean over the draws. */
  private List<Similarity> drawn(FreshWeights weights, int draws, List<TrustCase> some) {
    List<List<Similarity>> each = new ArrayList<>();
    some.forEach(one -> each.add(new ArrayList<>()));
    for (int draw = 0; draw < draws; draw++) {
      try (Classifier fresh = weights.of(model, Bounds.SEED + draw)) {
        for (int i = 0; i < some.size(); i++) {
          each.get(i).add(likeness(some.get(i), fresh, some.get(i).classIndex()));
        }
      }
    }
    return each.stream().map(Similarity::mean).toList();
  }

  private Repeatability repeated(List<? extends Classifier> others) {
    List<Repeatability.Image> images = new ArrayList<>();
    for (TrustCase one : first(Bounds.REPEATED_IMAGES)) {
      List<Similarity> each = new ArrayList<>();
      for (Classifier other : others) {
        each.add(likeness(one, other, classOf(other, one)));
      }
      images.add(new Repeatability.Image(one.path(), Similarity.mean(each)));
    }
    return Repeatability.of(images, others.size());
  }

  private int classOf(Classifier other, TrustCase one) {
    String name = model.card().classes().get(one.classIndex());
    int index = other.card().classes().indexOf(name);
    if (index < 0) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          "a model to compare with has no class '"
              + name
              + "'; give models trained on the same classes with other seeds");
    }
    return index;
  }

  private Locations located(List<TrustCase> boxed) {
    List<Location> images = new ArrayList<>();
    for (TrustCase one : boxed) {
      ContentMap map = ContentMap.of(map(one));
      images.add(Location.of(one.path(), map, one.box().orElseThrow()));
      step();
    }
    return Locations.of(images);
  }

  private Removals removed() {
    Random lot = new Random(Bounds.SEED);
    List<Removal> images = new ArrayList<>();
    for (TrustCase one : first(Bounds.REMOVED_IMAGES)) {
      images.add(Removal.of(model, one, map(one), lot));
      step();
    }
    return Removals.of(images);
  }

  private Similarity likeness(TrustCase one, Classifier other, int classIndex) {
    ActivationMap theirs =
        ActivationMap.of(other, one.radiograph(), classIndex, method, Progress.SILENT);
    step();
    return Similarity.of(ContentMap.of(map(one)), ContentMap.of(theirs));
  }

  private ActivationMap map(TrustCase one) {
    return maps.computeIfAbsent(
        one,
        key ->
            ActivationMap.of(model, one.radiograph(), one.classIndex(), method, Progress.SILENT));
  }

  private void step() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("stopped before the maps were tested");
    }
    done++;
    progress.update("testing maps", done, total, "");
  }

  private List<TrustCase> first(int most) {
    return cases.subList(0, Math.min(most, cases.size()));
  }

  private static List<TrustCase> drawn(List<TrustCase> cases) {
    List<TrustCase> drawn = new ArrayList<>(cases);
    Collections.shuffle(drawn, new Random(Bounds.SEED));
    return List.copyOf(drawn);
  }
}
