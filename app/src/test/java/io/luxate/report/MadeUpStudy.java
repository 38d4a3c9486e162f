package io.luxate.report;

import io.luxate.evidence.Metrics;
import io.luxate.evidence.Prediction;
import io.luxate.evidence.Rate;
import io.luxate.evidence.Threshold;
import io.luxate.report.StudyReport.Fact;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;

/** A study whose every number is made up, to see what a report looks like. */
final class MadeUpStudy {
  static final String HOSTILE = "hospital-c/<script>alert('x')</script>.png";

  private final Path pictures;
  private final Random random = new Random(20);

  MadeUpStudy(Path pictures) {
    this.pictures = pictures;
  }

  StudyReport report(boolean simulated) {
    return new StudyReport(
        "Joint dislocation from internet radiographs",
        "Made-up values. Can networks trained on a hundred internet radiographs per joint tell"
            + " dislocated from located joints in images from three other hospitals?",
        simulated,
        List.of(
            task("Shoulder", "shoulder", 2.9, 2.3),
            task("Elbow", "elbow", 9, 3.4),
            task("Hip", "hip", 2.4, 1.5),
            sealed(task("Hip with implant (THA)", "tha", 2.8, 1.9))),
        List.of("Every value on this page is made up to show its form."),
        List.of("One seed; another seed gives slightly different numbers."),
        List.of(
            new Fact("Data", "sha256 " + "5f70bf18a086007016e948b04aed3b82103a36be".repeat(2)),
            new Fact("Recipe", "default.yaml"),
            new Fact("Seed", "7"),
            new Fact("Code", "0.1.0-SNAPSHOT"),
            new Fact("Java", "17.0.15"),
            new Fact("Processor", "2 cores, bf16 units"),
            new Fact("Engine", "PyTorch 2.10.0")),
        "Made up on 2026-01-01");
  }

  TaskReport task(String name, String joint, double internalGap, double externalGap) {
    List<Candidate> candidates = new ArrayList<>();
    List<Prediction> chosen = scores(100, internalGap, "internet");
    int k = 0;
    for (String network : List.of("resnet18", "squeezenet1_1")) {
      for (String augmentation : List.of("fly", "both")) {
        List<Prediction> rows = k == 1 ? chosen : scores(100, internalGap - 0.5, "internet");
        Metrics metrics = Metrics.of(rows, "dislocated", Optional.empty());
        candidates.add(
            new Candidate(network, augmentation, metrics, 24, 31 + 47.0 * k, curve(24, k)));
        k++;
      }
    }
    Threshold threshold =
        Threshold.youden(chosen, "dislocated", "internal out-of-fold scores (5 folds)");
    List<Prediction> external = new ArrayList<>(scores(52, externalGap, "hospital-a"));
    external.addAll(scores(40, externalGap, "hospital-b"));
    external.addAll(scores(8, externalGap, "hospital-c"));
    return new TaskReport(
        name,
        "dislocated",
        List.of(
            new CohortRow("development", "internet", counts(49, 50)),
            new CohortRow("external", "hospital-a", counts(26, 26)),
            new CohortRow("external", "hospital-b", counts(20, 20)),
            new CohortRow("external", "hospital-c", counts(4, 4))),
        List.of(
            new Exclusion("internet/located/Unknown-2", "not an image: HTML text"),
            new Exclusion(HOSTILE, "16 x 16 px; at least 32 x 32 are needed")),
        List.of(
            new Leak("internet/a/img-7.png", "internet/b/copy-of-7.png", "identical bytes", true)),
        candidates,
        new Choice(
            "resnet18",
            "both",
            "Highest internal AUROC of four; written down before the external"
                + " set was opened."),
        Evaluation.of(chosen, "dislocated", Optional.of(threshold)),
        Optional.of(Evaluation.of(external, "dislocated", Optional.of(threshold))),
        joint.equals("elbow"),
        heatmaps(external, threshold.value()),
        Optional.of(new Pointing(Rate.of(91, 100), "all external images of this task")),
        Published.of(joint),
        Optional.empty());
  }

  private static TaskReport sealed(TaskReport t) {
    return new TaskReport(
        t.name(),
        t.positive(),
        t.cohort(),
        List.of(),
        List.of(),
        t.candidates(),
        t.choice(),
        t.internal(),
        Optional.empty(),
        false,
        List.of(),
        Optional.empty(),
        t.published(),
        Optional.empty());
  }

  List<Prediction> scores(int n, double gap, String site) {
    List<Prediction> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      boolean positive = i % 2 == 0;
      double logit = random.nextGaussian() + (positive ? gap / 2 : -gap / 2);
      rows.add(
          Prediction.of(
                  site + "/" + (positive ? "dislocated" : "located") + "/image-" + i + ".png",
                  positive ? "dislocated" : "located",
                  1 / (1 + Math.exp(-1.5 * logit)))
              .withOrigin(Optional.empty(), Optional.of(site)));
    }
    return rows;
  }

  private List<Candidate.Epoch> curve(int epochs, int k) {
    List<Candidate.Epoch> curve = new ArrayList<>();
    for (int e = 1; e <= epochs; e++) {
      double fall = Math.exp(-e / (5.0 + k));
      double noise = random.nextGaussian() * 0.015;
      curve.add(
          new Candidate.Epoch(
              e,
              0.05 + 0.68 * fall,
              0.17 + 0.03 * k + 0.55 * fall + noise,
              Math.min(1, 0.985 - 0.01 * k - 0.42 * fall - noise / 3)));
    }
    return curve;
  }

  private List<Heatmap> heatmaps(List<Prediction> rows, double threshold) {
    List<Heatmap> shown = new ArrayList<>();
    int right = 0;
    for (Prediction p : rows) {
      String call = p.score() >= threshold ? "dislocated" : "located";
      if (!call.equals(p.label()) || right++ < 6) {
        shown.add(new Heatmap(p.path(), p.label(), p.score(), call, picture(shown.size())));
      }
    }
    shown.add(new Heatmap(HOSTILE, "located", 0.999, "dislocated", picture(shown.size())));
    return shown;
  }

  private Path picture(int number) {
    Path file = pictures.resolve("overlay-" + number % 8 + ".png");
    if (Files.exists(file)) {
      return file;
    }
    BufferedImage image = new BufferedImage(520, 640, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setPaint(new GradientPaint(0, 0, Color.DARK_GRAY, 520, 640, Color.BLACK));
    pen.fillRect(0, 0, 520, 640);
    pen.setColor(new Color(205, 205, 200));
    pen.fillRoundRect(210, 300 + number * 7 % 60, 80, 360, 60, 60);
    pen.fillOval(180, 180 + number * 5 % 50, 140, 140);
    Color[] heat = {
      new Color(255, 190, 60, 190), new Color(190, 40, 90, 110), new Color(0, 0, 0, 0)
    };
    pen.setPaint(
        new RadialGradientPaint(250, 260 + number * 5 % 50, 190, new float[] {0, 0.5f, 1}, heat));
    pen.fillRect(0, 0, 520, 640);
    pen.dispose();
    try {
      Files.createDirectories(pictures);
      ImageIO.write(image, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  private static Map<String, Integer> counts(int located, int dislocated) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    counts.put("located", located);
    counts.put("dislocated", dislocated);
    return counts;
  }
}
