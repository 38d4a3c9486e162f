package io.luxate.curate.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.luxate.Progress;
import io.luxate.Sha256;
import io.luxate.curate.audit.AuditFinding;
import io.luxate.curate.audit.Entry;
import io.luxate.curate.audit.FindingKind;
import io.luxate.curate.audit.Subject;
import io.luxate.dataset.Example;
import io.luxate.dataset.Labels;
import io.luxate.dataset.Metadata;
import io.luxate.image.Origin;
import io.luxate.image.Radiograph;
import io.luxate.image.RadiographReader;
import io.luxate.model.Embedding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** On vectors, and on published hips and knees where they are at hand. */
class LabelCheckTest {
  @Test
  void findsTheVectorsThatLieFarFromAllOthersAndNoneInAnEvenCloud() {
    Random draw = new Random(3);
    float[][] vectors = new float[60][16];
    for (float[] vector : vectors) {
      vector[0] = 1;
      for (int i = 1; i < 16; i++) {
        vector[i] = (float) (0.1 * draw.nextGaussian());
      }
    }
    assertThat(Unlike.among(vectors)).isEmpty();
    vectors[7][0] = -1;
    vectors[30][5] = 2;
    assertThat(Unlike.among(vectors)).extracting(Unlike.Stranger::index).containsExactly(7, 30);
  }

  @Test
  void doubtsTheJointThatImagesOfOtherPatientsSpeakAgainst() {
    Random draw = new Random(5);
    List<Entry> entries = new ArrayList<>();
    List<float[]> seen = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      boolean looksLikeAKnee = i % 2 == 0;
      String joint = looksLikeAKnee == (i != 8) ? "knee" : "hip";
      entries.add(entry(i, joint));
      float[] vector = new float[8];
      for (int k = 0; k < vector.length; k++) {
        vector[k] = (float) (0.2 * draw.nextGaussian() + (k == 0 && looksLikeAKnee ? 1 : 0));
      }
      seen.add(vector);
    }
    try (Embedding embedding = Embedding.open(Optional.empty())) {
      assertThat(new LabelCheck(embedding, note -> {}).conclude(entries, seen, Progress.SILENT))
          .filteredOn(finding -> finding.kind() == FindingKind.WRONG_JOINT)
          .singleElement()
          .satisfies(finding -> assertThat(finding.a()).isEqualTo("8"))
          .satisfies(finding -> assertThat(finding.why()).contains("says 'hip'", "for 'knee'"));
    }
  }

  private static Entry entry(int number, String joint) {
    Metadata known = Metadata.UNKNOWN;
    Metadata metadata =
        new Metadata(
            Optional.of(joint),
            known.view(),
            known.patient(),
            known.site(),
            known.source(),
            known.licence(),
            known.sex(),
            known.ageYears(),
            known.box());
    String name = String.valueOf(number);
    return new Entry(
        name,
        Path.of("set"),
        false,
        new Example(Path.of(name), name, Labels.one("x"), metadata, Optional.empty()),
        new Origin(name, "png", 300, 300, 8, 1, 1000, Sha256.of(name)));
  }

  @Test
  void findsKneesAmongHipsAndHipsAmongKnees() throws IOException {
    List<Path> hips = files("data/hip-implant-internet/train/no_THA", 40);
    List<Path> knees = files("data/knee-osteoarthritis/val/no_OA", 40);
    try (Embedding embedding = Embedding.open(Optional.empty())) {
      assertThat(strangers(embedding, hips, knees.subList(0, 3))).contains(40, 41, 42);
      assertThat(strangers(embedding, knees, hips.subList(0, 3))).contains(40, 41, 42);
    }
  }

  private static List<Integer> strangers(Embedding embedding, List<Path> set, List<Path> planted) {
    LabelCheck check = new LabelCheck(embedding, note -> {});
    List<Entry> entries = new ArrayList<>();
    List<float[]> seen = new ArrayList<>();
    for (Path file : Stream.concat(set.stream(), planted.stream()).toList()) {
      Radiograph radiograph = RadiographReader.read(file);
      String name = String.valueOf(entries.size());
      Example example =
          new Example(file, name, Labels.one("x"), Metadata.UNKNOWN, Optional.empty());
      Entry entry = new Entry(name, Path.of("set"), false, example, radiograph.origin());
      entries.add(entry);
      seen.add(check.look(new Subject(entry, new byte[0], radiograph)));
    }
    List<Integer> found =
        check.conclude(entries, seen, Progress.SILENT).stream()
            .filter(finding -> finding.kind() == FindingKind.UNLIKE_THE_REST)
            .map(AuditFinding::a)
            .map(Integer::valueOf)
            .toList();
    assertThat(found).hasSizeLessThanOrEqualTo(6);
    return found;
  }

  private static List<Path> files(String folder, int count) throws IOException {
    String shared = Optional.ofNullable(System.getenv("LUXATE_SHARED")).orElse("../../shared");
    Path path = Path.of(shared, folder);
    assumeTrue(
        Files.isDirectory(path),
        "skipped: no " + folder + "; LUXATE_SHARED can name the folder that holds data/");
    try (Stream<Path> all = Files.list(path)) {
      return all.sorted().limit(count).toList();
    }
  }
}
