package io.luxate.cli;

import io.luxate.LuxateException;
import io.luxate.model.Architecture;
import io.luxate.pretrain.PretrainRecipe;
import io.luxate.pretrain.Pretraining;
import io.luxate.study.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code luxate pretrain}. */
@Command(
    name = "pretrain",
    description = {
      "Trains a backbone on simulated radiographs without end, for others to start from.",
      "Ctrl-C saves; --resume goes on, with a larger --images also after the end."
    },
    footer = {"", "Example:", "  luxate pretrain --arch squeezenet1_1 --out runs/pretrain"})
final class PretrainCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Option(names = "--arch", required = true, description = "Network; 'luxate zoo' lists them.")
  private String architecture = "";

  @Option(
      names = "--recipe",
      description = "Recipe file (default: the shipped recipes/pretrain.yaml).")
  private @Nullable Path recipe;

  @Option(names = "--images", description = "Pictures to show in all, instead of the recipe's.")
  private @Nullable Long images;

  @Option(names = "--out", required = true, description = "Folder for the run.")
  private Path out = Path.of("");

  @Option(names = "--resume", description = "Go on with the run in --out.")
  private boolean resume;

  @Override
  public Integer call() {
    Architecture network = Architecture.named(architecture);
    PretrainRecipe chosen = recipe == null ? PretrainRecipe.shipped() : PretrainRecipe.read(recipe);
    if (resume && !Files.isDirectory(out)) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          "there is no run to resume in " + out + "; leave --resume out");
    }
    PretrainRecipe asked = images == null ? chosen : chosen.withImages(images);
    Pretraining.Result result;
    try (RunFolder run = resume ? RunFolder.resume(out) : RunFolder.claim(out)) {
      result = new Pretraining(network, asked, common.seed(), run.path()).run(common.progress());
    }
    common.print(
        result,
        String.format(
            Locale.ROOT,
            "%s, %d simulated pictures, %.0f s; AUROC on simulated patients: %s",
            result.interrupted() ? "interrupted, saved" : "done",
            result.images(),
            result.seconds(),
            aurocs(result)),
        "weights: " + result.weights());
    return result.interrupted() ? Luxate.INTERRUPTED : 0;
  }

  private static String aurocs(Pretraining.Result result) {
    return result.auroc().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(one -> String.format(Locale.ROOT, "%s %.3f", one.getKey(), one.getValue()))
        .collect(Collectors.joining(", "));
  }
}
