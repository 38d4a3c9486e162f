package io.luxate.cli;

import io.luxate.LuxateException;
import io.luxate.model.Architecture;
import io.luxate.study.SingleRun;
import io.luxate.train.AugmentMode;
import io.luxate.train.Recipe;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code train} and {@code crossval} ask for alike. */
final class LearningOptions {
  @Option(
      names = "--positive",
      description = {
        "The class to find (default: of two classes dislocated; otherwise",
        "none: classes, or labels, count alike)."
      })
  private @Nullable String positive;

  @Option(
      names = "--arch",
      required = true,
      description = "Network, for example resnet18; 'luxate zoo' lists them.")
  private String architecture = "";

  @Option(
      names = "--weights",
      description = {
        "What to start from: a safetensors or PyTorch file, a bundle, a name that",
        "luxate weights fetch has fetched, shipped (the default where Luxate",
        "brings weights for the network) or scratch."
      })
  private @Nullable String weights;

  @Option(
      names = "--augment",
      description = "none, fly, static or both (default: ${DEFAULT-VALUE}).")
  private String augment = "fly";

  @Option(
      names = "--recipe",
      description = {
        "Recipe file (default: the shipped recipes/default.yaml at the",
        "network's own input size)."
      })
  private @Nullable Path recipe;

  @Option(names = "--epochs", description = "Epochs instead of the recipe's.")
  private @Nullable Integer epochs;

  @Option(
      names = "--freeze-trunk",
      description = {
        "Let only the head learn, from what the network as it is started makes of",
        "the pictures, computed once (docs/recipes.md)."
      })
  private boolean freezeTrunk;

  @Option(
      names = "--views",
      description = "Views of each picture for a frozen trunk, instead of the recipe's.")
  private @Nullable Integer views;

  private Recipe changed(Recipe recipe) {
    Recipe shortened = epochs == null ? recipe : recipe.withEpochs(epochs);
    Recipe frozen = freezeTrunk ? shortened.withFrozenTrunk() : shortened;
    if (views == null) {
      return frozen;
    }
    if (views < 1 || views > 1000 || !frozen.freezesTrunk()) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          frozen.freezesTrunk()
              ? "--views is " + views + "; give 1 to 1000"
              : "--views says how a frozen trunk sees pictures; add --freeze-trunk, or leave it out");
    }
    return frozen.withFrozenViews(views);
  }

  SingleRun run(Path data, long seed) {
    Architecture network = Architecture.named(architecture);
    Recipe chosen =
        recipe == null
            ? Recipe.shipped("default").withInputPx(network.inputPx())
            : Recipe.read(recipe);
    return new SingleRun(
        data,
        Optional.ofNullable(positive),
        network,
        Optional.ofNullable(weights),
        AugmentMode.named(augment),
        changed(chosen),
        seed);
  }
}
