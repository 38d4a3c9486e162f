package io.luxate.cli;

import io.luxate.Count;
import io.luxate.LuxateException;
import io.luxate.evidence.Call;
import io.luxate.model.ModelCard;
import io.luxate.study.PredictRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
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
  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(
      index = "0",
      paramLabel = "RUN",
      description = "Folder of a trained model, a bundle, or an ONNX export.")
  private Path run = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "PATH",
      description = "Images or folders.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--csv",
      description = {
        "Print CSV: path,probability,call,warnings; of several labels",
        "path,call,warnings and the probability of each."
      })
  private boolean csv;

  /** Those that the model answers at once; empty where one class excludes the others. */
  private List<String> labels = List.of();

  /** What {@code --json} prints. */
  record Answer(List<Call> images, List<PredictRun.Unusable> unusable, boolean interrupted) {}

  @Override
  public Integer call() {
    if (csv && common.json()) {
      throw new LuxateException(
          LuxateException.Kind.USER, "--csv and --json were both given; choose one of them");
    }
    List<Call> calls = new ArrayList<>(); // for JSON only, so that memory does not grow with files
    List<PredictRun.Unusable> unusable = new ArrayList<>();
    AtomicLong answers = new AtomicLong();
    boolean whole =
        new PredictRun(run, ImageFiles.of(paths))
            .run(
                this::begin,
                rows -> {
                  for (PredictRun.Row row : rows) {
                    if (row instanceof PredictRun.Answered answered) {
                      answers.incrementAndGet();
                      show(answered.call(), calls);
                    } else if (row instanceof PredictRun.Unusable refused) {
                      unusable.add(refused);
                      show(refused);
                    }
                  }
                },
                common.progress());
    if (common.json()) {
      common.print(new Answer(calls, unusable, !whole));
    }
    if (whole && answers.get() == 0) {
      throw new LuxateException(
          LuxateException.Kind.DATA,
          unusable.isEmpty()
              ? "no file was found in what was given; name images, or folders that hold some"
              : "none of the files given is a usable image; each row says why");
    }
    if (!unusable.isEmpty()) {
      String files = Count.of(unusable.size(), "file");
      common.say("luxate: " + files + " could not be used; the row of each says why");
    }
    if (!whole) {
      common.say(
          "luxate: interrupted; the rows of "
              + Count.of(answers.get(), "image")
              + " are printed, those of the others are missing");
    }
    return whole ? 0 : Luxate.INTERRUPTED;
  }

  private void begin(ModelCard card) {
    labels = card.multiLabel() ? card.classes() : List.of();
    if (csv) {
      List<String> columns = new ArrayList<>(List.of("path"));
      columns.addAll(labels.isEmpty() ? List.of("probability") : List.of());
      columns.addAll(List.of("call", "warnings"));
      labels.forEach(label -> columns.add("probability_" + label));
      common.line(CSVFormat.RFC4180.format(columns.toArray()));
    }
  }

  private void show(Call call, List<Call> kept) {
    String warnings = String.join("; ", call.warnings());
    if (csv && !labels.isEmpty()) {
      List<String> cells = new ArrayList<>(List.of(call.path(), call.call(), warnings));
      call.labels().forEach(l -> cells.add(String.format(Locale.ROOT, "%.6f", l.probability())));
      common.line(CSVFormat.RFC4180.format(cells.toArray()));
    } else if (csv) {
      String probability = String.format(Locale.ROOT, "%.6f", call.probability());
      common.line(CSVFormat.RFC4180.format(call.path(), probability, call.call(), warnings));
    } else if (common.json()) {
      kept.add(call);
    } else {
      common.line(
          String.format(
              Locale.ROOT,
              "%s  %-12s  %s%s",
              probabilities(call),
              call.call(),
              call.path(),
              warnings.isEmpty() ? "" : "  (" + warnings + ")"));
    }
  }

  private static String probabilities(Call call) {
    return call.labels().isEmpty()
        ? String.format(Locale.ROOT, "%.3f", call.probability())
        : call.labels().stream()
            .map(l -> String.format(Locale.ROOT, "%s %.3f", l.label(), l.probability()))
            .collect(Collectors.joining(", "));
  }

  private void show(PredictRun.Unusable refused) {
    if (csv && !labels.isEmpty()) {
      List<String> cells = new ArrayList<>(List.of(refused.path(), "", refused.reason()));
      labels.forEach(label -> cells.add(""));
      common.line(CSVFormat.RFC4180.format(cells.toArray()));
    } else if (csv) {
      common.line(CSVFormat.RFC4180.format(refused.path(), "", "", refused.reason()));
    } else if (!common.json()) {
      common.line(String.format(Locale.ROOT, "%5s  %-12s  %s", "-", "unusable", refused.reason()));
    }
  }
}
