package io.luxate.cli;

import io.luxate.LuxateException;
import io.luxate.evidence.Call;
import io.luxate.image.Radiograph;
import io.luxate.image.RadiographReader;
import io.luxate.image.Reading;
import io.luxate.model.TrainedModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code luxate predict}. */
@Command(
    name = "predict",
    description = "Probability, call and warnings for each image; folders are walked.",
    footer = {"", "Example:", "  luxate predict runs/shoulder new-images --csv > calls.csv"})
final class PredictCommand implements Callable<Integer> {
  private static final int IMAGES_AT_ONCE = 16;
  private static final long PIXELS_AT_ONCE = 32_000_000;

  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(index = "0", paramLabel = "RUN", description = "Folder of a trained model.")
  private Path run = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "PATH",
      description = "Images or folders.")
  private List<Path> paths = new ArrayList<>();

  @Option(names = "--csv", description = "Print CSV: path,probability,call,warnings.")
  private boolean csv;

  /** A file without an answer. */
  record Unusable(String path, String reason) {}

  /** What {@code --json} prints. */
  record Answer(List<Call> images, List<Unusable> unusable) {}

  @Override
  public Integer call() {
    List<Call> calls = new ArrayList<>();
    List<Unusable> unusable = new ArrayList<>();
    try (TrainedModel model = TrainedModel.load(run)) {
      List<Radiograph> waiting = new ArrayList<>();
      List<Path> files = ImageFiles.of(paths);
      for (int i = 0; i < files.size(); i++) {
        Reading reading = RadiographReader.examine(files.get(i));
        if (reading instanceof Reading.Done done) {
          waiting.add(done.radiograph());
        } else if (reading instanceof Reading.Refused refused) {
          unusable.add(new Unusable(files.get(i).toString(), refused.message()));
          common.say("luxate: " + refused.message());
        }
        long pixels = waiting.stream().mapToLong(r -> r.pixels().values().length).sum();
        if (waiting.size() == IMAGES_AT_ONCE || pixels >= PIXELS_AT_ONCE || i + 1 == files.size()) {
          calls.addAll(waiting.isEmpty() ? List.of() : Call.of(model, waiting));
          waiting.clear();
          common.progress().update("predicting", i + 1L, files.size(), "");
        }
      }
    }
    if (calls.isEmpty()) {
      throw new LuxateException(
          LuxateException.Kind.DATA, "none of the files given is a usable image; see above");
    }
    common.print(new Answer(calls, unusable), csv ? csv(calls) : table(calls));
    return 0;
  }

  private static String[] csv(List<Call> calls) {
    CSVFormat format = CSVFormat.RFC4180;
    List<String> lines = new ArrayList<>(List.of("path,probability,call,warnings"));
    calls.forEach(
        call ->
            lines.add(
                format.format(
                    call.path(),
                    String.format(Locale.ROOT, "%.6f", call.probability()),
                    call.call(),
                    String.join("; ", call.warnings()))));
    return lines.toArray(String[]::new);
  }

  private static String[] table(List<Call> calls) {
    return calls.stream()
        .map(
            call ->
                String.format(
                    Locale.ROOT,
                    "%.3f  %-12s  %s%s",
                    call.probability(),
                    call.call(),
                    call.path(),
                    call.warnings().isEmpty()
                        ? ""
                        : "  (" + String.join("; ", call.warnings()) + ")"))
        .toArray(String[]::new);
  }
}
