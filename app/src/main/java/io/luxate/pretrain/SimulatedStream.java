package io.luxate.pretrain;

import io.luxate.augment.OnTheFly;
import io.luxate.augment.Seeds;
import io.luxate.image.Framing;
import io.luxate.image.Geometry;
import io.luxate.image.Grey;
import io.luxate.image.Origin;
import io.luxate.image.Radiograph;
import io.luxate.phantom.Joint;
import io.luxate.phantom.Phantoms;
import io.luxate.phantom.Rendering;
import io.luxate.phantom.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Simulated radiographs without end. What a step shows follows from the seed and the step alone, so
 * that an interrupted run goes on as if it had not been; a patient comes back {@code viewsPerImage}
 * times, each time in another view, {@link #PAUSE} steps apart.
 */
final class SimulatedStream {
  /** Steps between two views of one patient. */
  static final int PAUSE = 16;

  private final PretrainRecipe recipe;
  private final long seed;
  private final Map<Long, Rendering> kept = new ConcurrentHashMap<>();

  SimulatedStream(PretrainRecipe recipe, long seed) {
    this.recipe = recipe;
    this.seed = seed;
  }

  /** The views of one step, counted from 0. */
  List<Lesson> step(long step) {
    int fresh = recipe.batch() / recipe.viewsPerImage();
    List<Long> shown = new ArrayList<>();
    for (long view = 0; view < recipe.viewsPerImage(); view++) {
      long from = step - view * PAUSE;
      for (int i = 0; i < fresh; i++) {
        shown.add(from * fresh + i); // below 0 before the first patients come back
      }
    }
    List<Lesson> lessons = shown.parallelStream().map(index -> lesson(index, step)).toList();
    long forgotten = (step - (recipe.viewsPerImage() - 1L) * PAUSE) * fresh + fresh;
    kept.keySet().removeIf(index -> index < forgotten);
    return lessons;
  }

  private Lesson lesson(long index, long step) {
    Rendering rendering = kept.computeIfAbsent(index, this::render);
    Radiograph view =
        OnTheFly.draw(
            radiograph(rendering.grey()),
            recipe.onTheFly(),
            Framing.LETTERBOX,
            recipe.inputPx(),
            Seeds.mix(seed, index, step));
    return Lesson.of(rendering, view);
  }

  /** Patients as they are, each once: for validation. */
  static List<Lesson> still(PretrainRecipe recipe, Joint joint, Site site, long seed, int count) {
    return IntStream.range(0, count)
        .parallel()
        .mapToObj(index -> still(recipe, Phantoms.render(joint, site, seed, index, sizePx(recipe))))
        .toList();
  }

  private static Lesson still(PretrainRecipe recipe, Rendering rendering) {
    Radiograph whole = radiograph(rendering.grey());
    return Lesson.of(rendering, Framing.LETTERBOX.frame(whole, recipe.inputPx()));
  }

  /** Joint, then site, then label in turn; the simulator's own index runs on within each. */
  private Rendering render(long index) {
    long turn = Math.floorMod(index, 1L << 31);
    List<Joint> joints = recipe.joints();
    List<Site> sites = recipe.sites();
    int kinds = joints.size() * sites.size();
    int kind = (int) (turn % kinds);
    return Phantoms.render(
        joints.get(kind % joints.size()),
        sites.get(kind / joints.size()),
        seed,
        (int) (turn / kinds),
        sizePx(recipe));
  }

  /** A little larger than the input, so that zooming in finds detail. */
  private static int sizePx(PretrainRecipe recipe) {
    return recipe.inputPx() * 6 / 5;
  }

  private static Radiograph radiograph(Grey grey) {
    int width = grey.widthPx();
    int height = grey.heightPx();
    Origin origin = new Origin("simulated", "simulated", width, height, 16, 1, 0, "");
    return new Radiograph(origin, grey, Geometry.ofOriginal(width, height));
  }
}
