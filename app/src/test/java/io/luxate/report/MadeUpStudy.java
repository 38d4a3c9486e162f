package io.luxate.report;

import io.luxate.dataset.Metadata;
import io.luxate.evidence.Metrics;
import io.luxate.evidence.Prediction;
import io.luxate.evidence.Rate;
import io.luxate.evidence.Threshold;
import io.luxate.report.ImageFlow.Part;
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
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** A study whose every number is made up, to see what a report looks like. */
final class MadeUpStudy {
  static final String HOSTILE = "hospital-c/<script>alert('x')</script>.png";

  private final Path pictures;
  private final Random random = new Random(20);
  private Language language = Language.EN;

  MadeUpStudy(Path pictures) {
    this.pictures = pictures;
  }

  StudyReport report(boolean simulated, Language language) {
    this.language = language;
    return new StudyReport(
        word("Joint dislocation from internet radiographs", "互联网 X 线片上的关节脱位"),
        word(
            "Made-up values. Can networks trained on a hundred internet radiographs per joint tell"
                + " dislocated from located joints in images from three other hospitals?",
            "数值均为虚构。用每个关节一百幅互联网 X 线片训练的网络，能否在另外三家医院的图像上识别脱位？"),
        simulated,
        List.of(
            task(word("Shoulder", "肩关节"), "shoulder", 2.9, 2.3),
            task(word("Elbow", "肘关节"), "elbow", 9, 3.4),
            task(word("Hip", "髋关节"), "hip", 2.4, 1.5),
            sealed(task(word("Hip with implant (THA)", "全髋关节置换术后（THA）"), "tha", 2.8, 1.9))),
        List.of(word("Every value on this page is made up to show its form.", "本页数值均为虚构。")),
        List.of(word("One seed; another seed gives slightly different numbers.", "仅用一个随机种子。")),
        List.of(
            new Fact(word("Data", "数据"), "sha256 " + "5f70bf18a086007016e948b04aed3b82".repeat(2)),
            new Fact(word("Recipe", "训练方案"), "default.yaml"),
            new Fact(word("Seed", "随机种子"), "7"),
            new Fact(word("Code", "版本"), "0.1.0-SNAPSHOT"),
            new Fact("Java", "17.0.15"),
            new Fact(word("Engine", "计算引擎"), "PyTorch 2.10.0")),
        "2026-01-01",
        language);
  }

  private String word(String english, String chinese) {
    return language == Language.ZH ? chinese : english;
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
        Threshold.youden(
            chosen, "dislocated", word("internal out-of-fold scores (5 folds)", "内部数据的折外评分（5 折）"));
    List<Prediction> external = new ArrayList<>(scores(52, externalGap, "hospital-a"));
    external.addAll(scores(40, externalGap, "hospital-b"));
    external.addAll(scores(8, externalGap, "hospital-c"));
    return new TaskReport(
        name,
        "dislocated",
        List.of(
            new CohortRow(word("development", "开发集"), "internet", counts(49, 50)),
            new CohortRow(word("external", "外部测试集"), "hospital-a", counts(26, 26)),
            new CohortRow(word("external", "外部测试集"), "hospital-b", counts(20, 20)),
            new CohortRow(word("external", "外部测试集"), "hospital-c", counts(4, 4))),
        new ImageFlow(
            102,
            List.of(
                new Part(word("not an image", "不是图像"), 1), new Part(word("too small", "尺寸过小"), 1)),
            1,
            List.of(new Part(word("train", "训练集"), 79), new Part(word("val", "验证集"), 20)),
            Optional.of(
                new ImageFlow.Tested(
                    103,
                    List.of(new Part(word("also among the images developed on", "与内部（开发）图像相同"), 3)),
                    List.of(
                        new Part("hospital-a", 52),
                        new Part("hospital-b", 40),
                        new Part("hospital-c", 8))))),
        List.of(
            new Exclusion("internet/located/Unknown-2", word("not an image: HTML text", "不是图像")),
            new Exclusion(HOSTILE, word("16 x 16 px; at least 32 x 32 are needed", "尺寸过小"))),
        List.of(
            new Leak(
                "internet/a/img-7.png",
                "internet/b/copy-of-7.png",
                word("identical bytes", "文件字节完全相同"),
                true)),
        candidates,
        new Choice(
            "resnet18",
            "both",
            word(
                "Highest internal AUROC of four; written down before the external set was opened.",
                "四个候选模型中内部 AUROC 最高。")),
        Evaluation.of(chosen, "dislocated", Optional.of(threshold)),
        Optional.of(Evaluation.of(external, "dislocated", Optional.of(threshold))),
        joint.equals("elbow"),
        new MadeUpFindings(random).of(chosen, external),
        heatmaps(external, threshold.value()),
        Optional.of(
            new Pointing(
                Rate.of(91, 100), word("all external images of this task", "统计对象为全部外部图像"))),
        Published.of(joint),
        Optional.of(MadeUpFindings.trust(joint.equals("hip"))));
  }

  private static TaskReport sealed(TaskReport t) {
    return sealed(t, new ImageFlow(99, List.of(), 0, t.flow().parts(), Optional.empty()));
  }

  /** The same task before its external set was opened. */
  static TaskReport sealed(TaskReport t, ImageFlow flow) {
    return new TaskReport(
        t.name(),
        t.positive(),
        t.cohort(),
        flow,
        List.of(),
        List.of(),
        t.candidates(),
        t.choice(),
        t.internal(),
        Optional.empty(),
        false,
        Findings.none(),
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
              .with(Metadata.of(Optional.empty(), Optional.of(site))));
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
        shown.add(new Heatmap(p.path(), p.label(), p.score(), call, picture(shown.size()), false));
      }
    }
    shown.add(new Heatmap(HOSTILE, "located", 0.999, "dislocated", picture(shown.size()), false));
    return shown;
  }

  /** Located is what every one was called. */
  List<Heatmap> wrongCalls(int n) {
    return IntStream.range(0, n)
        .mapToObj(i -> new Heatmap("image-" + i, "dislocated", 0.1, "located", picture(i), false))
        .toList();
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
