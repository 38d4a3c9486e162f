package io.luxate.curate.shortcuts;

import static org.assertj.core.api.Assertions.assertThat;

import io.luxate.Documents;
import io.luxate.Progress;
import io.luxate.dataset.DatasetReader;
import io.luxate.dataset.ImageSet;
import io.luxate.image.Grey;
import io.luxate.image.ImageWriting;
import io.luxate.image.Lettering;
import io.luxate.phantom.Joint;
import io.luxate.phantom.Phantoms;
import io.luxate.phantom.Rendering;
import io.luxate.phantom.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShortcutAuditTest {
  private static final int IMAGES = 80;

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @EnumSource(Joint.class)
  void staysSilentOnSimulatedRadiographs(Joint joint) {
    Phantoms.write(joint, IMAGES, Site.INTERNET, 41, 96, folder, Progress.SILENT);
    ShortcutAudit audit = audit(1);
    assertThat(audit.verdict()).as(String.join("\n", audit.lines())).isEqualTo(Verdict.CLEAN);
    assertThat(audit.n()).isEqualTo(IMAGES);
  }

  @Test
  void speaksWhenOneClassIsJpegAndTheOtherPng() {
    hips((picture, dislocated) -> dislocated ? jpeg(picture, 0.9) : ImageWriting.png8(picture));
    ShortcutAudit audit = audit(1);
    assertThat(audit.verdict()).isEqualTo(Verdict.SHORTCUT);
    assertThat(label(audit, Probe.FILE).auroc()).isGreaterThan(0.97);
    assertThat(label(audit, Probe.LETTERING).verdict()).contains(Verdict.CLEAN);
  }

  @Test
  void speaksWhenOneClassWasCompressedHarder() {
    hips((picture, dislocated) -> jpeg(picture, dislocated ? 0.7 : 0.9));
    assertThat(label(audit(1), Probe.FILE).verdict()).contains(Verdict.SHORTCUT);
  }

  @Test
  void speaksWhenAMarkerIsDrawnInOneClass() {
    hips((picture, dislocated) -> ImageWriting.png16(dislocated ? marked(picture) : picture));
    ShortcutAudit audit = audit(1);
    assertThat(audit.verdict()).isEqualTo(Verdict.SHORTCUT);
    Finding lettering = label(audit, Probe.LETTERING);
    assertThat(lettering.verdict()).as(lettering.line()).contains(Verdict.SHORTCUT);
  }

  @Test
  void speaksWhenOneSiteHoldsMostOfOneClass() throws IOException {
    hips((picture, dislocated) -> ImageWriting.png8(picture));
    StringBuilder table = new StringBuilder("path,label,site\n");
    List<Path> files = files();
    for (int i = 0; i < files.size(); i++) {
      String label = folder.relativize(files.get(i)).getName(0).toString();
      String site = label.equals("dislocated") == i % 5 > 0 ? "trauma centre" : "clinic";
      table.append(folder.relativize(files.get(i))).append(',').append(label);
      table.append(',').append(site).append('\n');
    }
    Documents.write(folder.resolve("images.csv"), table.toString());
    ShortcutAudit audit = audit(1);
    assertThat(label(audit, Probe.SOURCE).verdict()).contains(Verdict.SHORTCUT);
    assertThat(audit.findings()).anyMatch(f -> f.target().equals("source"));
    assertThat(audit.notAsked()).isEmpty();
  }

  @Test
  void answersAlikeForTheSameSeedAndSaysWhatItDidNotAsk() {
    hips((picture, dislocated) -> ImageWriting.png8(picture));
    assertThat(audit(7)).isEqualTo(audit(7));
    assertThat(audit(7).notAsked()).singleElement().asString().startsWith("source: ");
  }

  private ShortcutAudit audit(long seed) {
    ImageSet set =
        ImageSet.load(DatasetReader.read(folder), ShortcutAudit.WORKING_PX, Progress.SILENT);
    assertThat(set.excluded()).isEmpty();
    return ShortcutAudit.of(set, seed, Progress.SILENT);
  }

  private static Finding label(ShortcutAudit audit, Probe probe) {
    return audit.findings().stream()
        .filter(finding -> finding.probe() == probe && finding.target().equals("label"))
        .findFirst()
        .orElseThrow();
  }

  /** Simulated hips of one hospital in class folders, in files as the choice makes them. */
  private void hips(BiFunction<Grey, Boolean, byte[]> file) {
    for (int i = 0; i < IMAGES; i++) {
      Rendering hip = Phantoms.render(Joint.HIP, Site.HOSPITAL_A, 5, i, 96);
      boolean dislocated = hip.truth().dislocated();
      Path to = folder.resolve(dislocated ? "dislocated" : "located");
      Documents.write(to.resolve(i + ".image"), file.apply(hip.grey(), dislocated));
    }
  }

  private static byte[] jpeg(Grey picture, double quality) {
    return ImageWriting.jpeg(ImageWriting.image8(picture), quality);
  }

  /** With an R in the lower left. */
  private static Grey marked(Grey picture) {
    Grey marked = new Grey(picture.widthPx(), picture.heightPx(), picture.values().clone());
    new Lettering(marked, 1.5, 1f).text("R", 6, picture.heightPx() - 16, 9);
    return marked;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
