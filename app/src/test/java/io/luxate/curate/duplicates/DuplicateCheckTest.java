package io.luxate.curate.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.luxate.Documents;
import io.luxate.Progress;
import io.luxate.curate.audit.Audit;
import io.luxate.curate.audit.AuditFinding;
import io.luxate.curate.audit.FindingKind;
import io.luxate.dataset.DatasetReader;
import io.luxate.image.Grey;
import io.luxate.image.ImageWriting;
import io.luxate.phantom.Joint;
import io.luxate.phantom.Phantoms;
import io.luxate.phantom.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On simulated radiographs, and on the published hip set where it is at hand. */
class DuplicateCheckTest {
  private static final int SIDE_PX = 320;

  @TempDir private Path folder = Path.of("");

  @Test
  void findsEachCopyHoweverItWasChangedAndTakesNoTwoPatientsForOne() {
    List<String> copies = new ArrayList<>();
    int patient = 0;
    for (Copies change : Copies.values()) {
      Grey picture = shoulder(patient++);
      String name = change.name().toLowerCase(Locale.ROOT);
      write("train/a/" + name + ".png", ImageWriting.png8(picture));
      write("val/a/copy_" + name, change.of(picture));
      copies.add(name);
    }
    for (int i = 20; i < 30; i++) {
      write("train/b/other" + i + ".png", ImageWriting.png8(shoulder(i)));
    }
    List<AuditFinding> findings = audit(folder).findings();
    assertThat(findings)
        .extracting(DuplicateCheckTest::originals)
        .containsExactlyInAnyOrderElementsOf(copies);
    assertThat(findings).allMatch(AuditFinding::acrossSplits);
    assertThat(findings).allMatch(finding -> finding.confidence() > 0.9);
    assertThat(why(findings, "mirrored")).contains("mirrored");
    assertThat(why(findings, "inverted")).contains("in inverted grey");
    assertThat(why(findings, "turned_by_a_quarter")).contains("90 degrees");
    assertThat(why(findings, "half_the_size")).containsAnyOf("0.50 times", "2.00 times");
  }

  @Test
  void tellsBytesFromPixelsAndOneLabelFromTwo() {
    Grey picture = shoulder(1);
    write("a/one.png", ImageWriting.png8(picture));
    write("a/same_bytes.png", ImageWriting.png8(picture));
    write("b/same_pixels.bmp", bmp(picture));
    write("b/other.png", ImageWriting.png8(shoulder(2)));
    assertThat(audit(folder).findings())
        .extracting(f -> f.kind() + " " + f.a() + " " + f.b().orElse("") + ": " + f.why())
        .containsExactly(
            "IDENTICAL a/one.png a/same_bytes.png: the same bytes",
            "CONFLICT a/one.png b/same_pixels.bmp: labels a and b; the same pixels in another file");
  }

  @Test
  void countsAFamilyOfCopiesOnceAndNamesTheLargest() {
    Grey picture = shoulder(3);
    write("a/copy1.png", Copies.MIRRORED.of(picture));
    write("a/copy2.jpg", Copies.COMPRESSED.of(picture));
    write("a/copy3.png", Copies.HALF_THE_SIZE.of(picture));
    write("b/other.png", ImageWriting.png8(shoulder(4)));
    assertThat(audit(folder).findings()).hasSize(2).allMatch(f -> !f.a().contains("copy3"));
  }

  @Test
  void holdsASetAgainstAnotherAndIsSilentAboutTheOthersOwnCopies() {
    Path ours = folder.resolve("ours");
    Path theirs = folder.resolve("theirs");
    write("ours/a/1.png", ImageWriting.png8(shoulder(5)));
    write("ours/b/2.png", ImageWriting.png8(shoulder(6)));
    write("theirs/x/leaked.png", Copies.MIRRORED.of(shoulder(5)));
    write("theirs/x/3.png", ImageWriting.png8(shoulder(7)));
    write("theirs/y/4.png", ImageWriting.png8(shoulder(7)));
    List<AuditFinding> findings = audit(ours, theirs).findings();
    assertThat(findings).hasSize(1);
    AuditFinding leak = findings.get(0);
    assertThat(leak.kind()).isEqualTo(FindingKind.NEAR_DUPLICATE);
    assertThat(leak.a()).isEqualTo("a/1.png");
    assertThat(leak.b()).contains(theirs.resolve("x/leaked.png").toString());
    assertThat(leak.acrossSplits()).isTrue();
  }

  @Test
  void findsTheLeaksOfThePublishedHipSet() throws IOException {
    Path shared =
        Path.of(Optional.ofNullable(System.getenv("LUXATE_SHARED")).orElse("../../shared"));
    Path hips = shared.resolve("data/hip-implant-internet");
    assumeTrue(
        Files.isDirectory(hips),
        "skipped: no hip-implant-internet set; LUXATE_SHARED can name the folder that holds data/");
    for (String path :
        List.of(
            "train/no_THA/images-4.jpeg",
            "val/no_THA/images2.jpeg",
            "train/no_THA/pelvis6n.jpg",
            "val/no_THA/xappelvis.jpg",
            "train/yes_THA/images.jpeg",
            "train/yes_THA/Hip_replacement_Image_3684-PH.jpg")) {
      write(path, Files.readAllBytes(hips.resolve(path)));
    }
    assertThat(audit(folder).findings())
        .extracting(f -> f.kind() + " " + f.a() + " " + f.b().orElse("") + " " + f.acrossSplits())
        .containsExactly(
            "IDENTICAL train/no_THA/images-4.jpeg val/no_THA/images2.jpeg true",
            "NEAR_DUPLICATE train/no_THA/pelvis6n.jpg val/no_THA/xappelvis.jpg true",
            "NEAR_DUPLICATE train/yes_THA/Hip_replacement_Image_3684-PH.jpg"
                + " train/yes_THA/images.jpeg false");
  }

  private static Audit audit(Path data, Path... against) {
    List<Audit.Named> others = new ArrayList<>();
    for (Path other : against) {
      others.add(new Audit.Named(other, DatasetReader.read(other)));
    }
    return Audit.of(
        new Audit.Named(data, DatasetReader.read(data)),
        others,
        List.of(new DuplicateCheck(Optional.empty())),
        Progress.SILENT);
  }

  /** The name of the picture when both show it, else both names. */
  private static String originals(AuditFinding finding) {
    String a = original(finding.a());
    String b = original(finding.b().orElse(""));
    return a.equals(b) ? a : a + " is not " + b;
  }

  private static String original(String path) {
    return path.replaceFirst(".*/(copy_)?", "").replaceFirst("\\..*", "");
  }

  private static String why(List<AuditFinding> findings, String change) {
    return findings.stream()
        .filter(finding -> originals(finding).equals(change))
        .map(AuditFinding::why)
        .findFirst()
        .orElse("");
  }

  private static Grey shoulder(int patient) {
    return Phantoms.render(Joint.SHOULDER, Site.INTERNET, 11, patient, SIDE_PX).grey();
  }

  private static byte[] bmp(Grey picture) {
    try {
      java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
      javax.imageio.ImageIO.write(ImageWriting.image8(picture), "bmp", bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void write(String path, byte[] bytes) {
    Documents.write(folder.resolve(path), bytes);
  }
}
