package io.luxate.cli;

import io.luxate.LuxateException;
import io.luxate.phantom.Joint;
import io.luxate.phantom.Phantoms;
import io.luxate.phantom.Site;
import io.luxate.study.RunFolder;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code luxate phantom}. */
@Command(
    name = "phantom",
    description = "Writes simulated radiographs whose truth is known.",
    footer = {
      "",
      "Example:",
      "  luxate phantom --joint shoulder --n 100 --site hospital-a --out data/shoulder-a"
    })
final class PhantomCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Option(names = "--joint", required = true, description = "shoulder, elbow, hip or tha.")
  private String joint = "";

  @Option(names = "--n", description = "Number of images (default: ${DEFAULT-VALUE}).")
  private int count = 100;

  @Option(
      names = "--site",
      description = "internet, hospital-a, hospital-b or hospital-c (default: ${DEFAULT-VALUE}).")
  private String site = "internet";

  @Option(names = "--size", description = "Longer side in pixels (default: ${DEFAULT-VALUE}).")
  private int sizePx = 512;

  @Option(names = "--out", required = true, description = "Folder for the images.")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    if (count < 2) {
      throw new LuxateException(
          LuxateException.Kind.USER, "--n must be at least 2, one image of each label");
    }
    Joint drawn = Joint.parse(joint);
    Site from = Site.parse(site);
    try (RunFolder set = RunFolder.claim(out)) {
      Phantoms.write(drawn, count, from, common.seed(), sizePx, set.path(), common.progress());
    }
    common.print(
        Map.of(
            "images", count, "manifest", out.resolve("images.csv").toString(), "simulated", true),
        count + " simulated radiographs in " + out + " (images.csv, truth.json)");
    return 0;
  }
}
