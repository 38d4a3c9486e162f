package io.luxate.curate.labels;

import io.luxate.Progress;
import io.luxate.curate.audit.AuditFinding;
import io.luxate.curate.audit.Check;
import io.luxate.curate.audit.Entry;
import io.luxate.curate.audit.FindingKind;
import io.luxate.curate.audit.Subject;
import io.luxate.dataset.Folds;
import io.luxate.dataset.Groups;
import io.luxate.dataset.Item;
import io.luxate.image.Geometry;
import io.luxate.image.Grey;
import io.luxate.image.Kept;
import io.luxate.model.Embedding;
import io.luxate.stats.Auroc;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Asks of each label, and of each joint where the set names several, whether a logistic regression
 * over the embedding, which learned from other patients, would say the same. Where it cannot tell
 * the classes apart it says nothing of the images, and tells that. Images far from all others are
 * told as well ({@link Unlike}).
 */
public final class LabelCheck implements Check<float[]> {
  private static final int FOLDS = 5;
  private static final long SEED = 1;

  /** Below this the classifier knows too little to speak against a label. */
  private static final double LEAST_AUROC = 0.9;

  private final Embedding embedding;
  private final Consumer<String> notes;

  /**
   * Over the trunk of a network, which stays the caller's to close.
   *
   * @param embedding what images are compared by
   * @param notes hears when a question was not asked, and why
   */
  public LabelCheck(Embedding embedding, Consumer<String> notes) {
    this.embedding = embedding;
    this.notes = notes;
  }

  @Override
  public float[] look(Subject subject) {
    return subject.entry().against()
        ? new float[0]
        : embedding.of(List.of(embedding.frame(subject.radiograph()))).get(0);
  }

  @Override
  public List<AuditFinding> conclude(List<Entry> entries, List<float[]> seen, Progress progress) {
    List<AuditFinding> findings = new ArrayList<>();
    findings.addAll(
        ask(
            entries,
            seen,
            FindingKind.WRONG_LABEL,
            "label",
            entry -> entry.example().labels().exclusive() ? entry.example().label() : ""));
    progress.update("doubting labels", 1, 2, "");
    findings.addAll(
        ask(
            entries,
            seen,
            FindingKind.WRONG_JOINT,
            "joint",
            entry -> entry.example().metadata().joint().orElse("")));
    progress.update("doubting labels", 2, 2, "");
    findings.addAll(unlikeTheRest(entries, seen));
    return findings;
  }

  private static List<AuditFinding> unlikeTheRest(List<Entry> entries, List<float[]> seen) {
    int[] asked =
        IntStream.range(0, entries.size()).filter(i -> !entries.get(i).against()).toArray();
    float[][] vectors = IntStream.of(asked).mapToObj(seen::get).toArray(float[][]::new);
    return Unlike.among(vectors).stream()
        .map(
            one ->
                AuditFinding.of(
                    FindingKind.UNLIKE_THE_REST,
                    entries.get(asked[one.index()]),
                    0.5,
                    String.format(
                        Locale.ROOT,
                        "the network sees it %.0f robust standard deviations further from its"
                            + " neighbours than images of this set usually are",
                        one.deviations())))
        .toList();
  }

  private List<AuditFinding> ask(
      List<Entry> entries,
      List<float[]> seen,
      FindingKind kind,
      String what,
      Function<Entry, String> name) {
    List<Item> items = new ArrayList<>();
    int[] asked =
        IntStream.range(0, entries.size())
            .filter(i -> !entries.get(i).against() && !name.apply(entries.get(i)).isEmpty())
            .toArray();
    for (int i : asked) {
      items.add(withoutPicture(entries.get(i), name.apply(entries.get(i))));
    }
    List<String> names = List.copyOf(new TreeSet<>(items.stream().map(Item::label).toList()));
    Map<String, Integer> groups = Groups.perClass(items);
    if (names.size() < 2 || groups.values().stream().anyMatch(count -> count < FOLDS)) {
      if (names.size() >= 2) {
        notes.accept("no " + what + " is doubted: each needs images of " + FOLDS + " patients");
      }
      return List.of();
    }
    int[] labels = items.stream().mapToInt(item -> names.indexOf(item.label())).toArray();
    float[][] vectors = IntStream.of(asked).mapToObj(seen::get).toArray(float[][]::new);
    double[][] answers =
        OutOfFold.probabilities(
            vectors, labels, names.size(), Folds.assign(items, FOLDS, SEED), FOLDS);
    double auroc = meanAuroc(answers, labels, names.size());
    if (auroc < LEAST_AUROC) {
      notes.accept(
          String.format(
              Locale.ROOT,
              "no %s is doubted: the network's features tell them apart with an AUROC of %.2f only",
              what,
              auroc));
      return List.of();
    }
    List<AuditFinding> findings = new ArrayList<>();
    for (ConfidentLearning.Doubt doubt : ConfidentLearning.doubts(answers, labels, names.size())) {
      double other = answers[doubt.index()][doubt.other()];
      String why =
          String.format(
              Locale.ROOT,
              "says '%s'; images of other patients speak for '%s' with a probability of %.2f"
                  + " (AUROC %.2f)",
              items.get(doubt.index()).label(),
              names.get(doubt.other()),
              other,
              auroc);
      findings.add(
          AuditFinding.of(kind, entries.get(asked[doubt.index()]), confidence(other, auroc), why));
    }
    return findings;
  }

  /** What the answer says beyond a coin, as far as the classifier can be believed. */
  private static double confidence(double probability, double auroc) {
    return Math.max(0, Math.min(1, probability * (2 * auroc - 1)));
  }

  private static double meanAuroc(double[][] answers, int[] labels, int classes) {
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      double[] scores = new double[labels.length];
      boolean[] positive = new boolean[labels.length];
      for (int i = 0; i < labels.length; i++) {
        scores[i] = answers[i][c];
        positive[i] = labels[i] == c;
      }
      sum += Auroc.of(scores, positive).value();
    }
    return sum / classes;
  }

  /** What groups and folds need of an image, which its picture is no part of. */
  private static Item withoutPicture(Entry entry, String label) {
    return new Item(
        entry.example().labelled(label),
        new Kept(entry.origin(), Geometry.ofOriginal(1, 1), () -> Grey.black(1, 1)));
  }
}
