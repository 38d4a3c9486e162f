package io.luxate.curate.shortcuts;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.luxate.Count;
import io.luxate.Progress;
import io.luxate.dataset.ImageSet;
import io.luxate.dataset.Item;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whether the label of a set can be told from what should not matter. A {@link Forest} learns from
 * what each {@link Probe} sees, in a cross-validation that keeps patients whole; how well it tells
 * images that it did not learn from says how much of a shortcut lies there. What comes of
 * shortcuts: Zech JR et al. PLoS Med 2018;15:e1002683; DeGrave AJ et al. Nat Mach Intell
 * 2021;3:610-9.
 *
 * @param verdict the worst of the probes for the label
 * @param n usable images
 * @param excluded files that are no usable image
 * @param images per class
 * @param findings one per probe and target, in the probes' order
 * @param notAsked which probes could not differ between images, in words
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ShortcutAudit(
    Verdict verdict,
    int n,
    int excluded,
    Map<String, Long> images,
    @JsonProperty("probes") List<Finding> findings,
    List<String> notAsked) {
  /** The longer side, in pixels, that the probes need of a picture. */
  public static final int WORKING_PX = 384;

  public ShortcutAudit {
    images = new TreeMap<>(images);
    findings = List.copyOf(findings);
    notAsked = List.copyOf(notAsked);
  }

  /**
   * Asks every probe; the same seed gives the same answer.
   *
   * @throws io.luxate.LuxateException DATA when a class has no two patients
   */
  public static ShortcutAudit of(ImageSet set, long seed, Progress progress) {
    set.requireTrainable();
    Question label = Question.ofLabels(set.items(), seed);
    Optional<Question> origin = Question.ofOrigins(set.items(), seed);
    List<Finding> findings = new ArrayList<>();
    List<String> notAsked = new ArrayList<>();
    Probe[] probes = Probe.values();
    for (int i = 0; i < probes.length && !Thread.currentThread().isInterrupted(); i++) {
      progress.update("probing", i, probes.length, probes[i].id());
      double[][] seen = probes[i].look(set.items());
      if (Arrays.stream(seen).allMatch(row -> Arrays.equals(row, seen[0]))) {
        notAsked.add(probes[i].id() + ": " + probes[i].sees() + " is the same for every image");
      } else {
        findings.add(Finding.onLabel(probes[i], label.answers(seen), label.labels()));
        if (probes[i] != Probe.SOURCE && origin.isPresent()) {
          Question asked = origin.get();
          double[][] answers = asked.answers(probes[i].look(asked.items()));
          findings.add(Finding.onSource(probes[i], answers, asked.labels()));
        }
      }
    }
    progress.update("probing", probes.length, probes.length, "");
    return new ShortcutAudit(
        findings.stream()
            .flatMap(finding -> finding.verdict().stream())
            .reduce(Verdict.CLEAN, Verdict::worse),
        set.items().size(),
        set.excluded().size(),
        set.items().stream().collect(Collectors.groupingBy(Item::label, Collectors.counting())),
        findings,
        notAsked);
  }

  /** The audit for a terminal, the verdict last. */
  public String[] lines() {
    List<String> lines = new ArrayList<>();
    findings.forEach(finding -> lines.add(finding.line()));
    notAsked.forEach(probe -> lines.add("not asked: " + probe));
    if (excluded > 0) {
      lines.add("left out: " + Count.of(excluded, "file") + " that cannot be used");
    }
    lines.add("verdict: " + verdict.id() + " (" + verdict.words() + ")");
    return lines.toArray(String[]::new);
  }
}
