package io.luxate.curate.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.luxate.Progress;
import io.luxate.curate.audit.AuditFinding;
import io.luxate.curate.audit.Entry;
import io.luxate.curate.audit.FindingKind;
import io.luxate.curate.audit.Subject;
import io.luxate.dataset.Example;
import io.luxate.dataset.Labels;
import io.luxate.dataset.Metadata;
import io.luxate.image.Grey;
import io.luxate.image.ImageWriting;
import io.luxate.image.Radiograph;
import io.luxate.image.RadiographReader;
import io.luxate.phantom.Joint;
import io.luxate.phantom.Phantoms;
import io.luxate.phantom.Site;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Simulated radiographs as they are, and with one fault each. */
class ContentCheckTest {
  private static final ContentCheck CHECK = new ContentCheck();
  private static final Grey SHOULDER =
      Phantoms.render(Joint.SHOULDER, Site.HOSPITAL_A, 5, 1, 512).grey();

  @Test
  void saysNothingOfAPlainRadiographButThatSomethingMayBeWritten() {
    assertThat(kinds(ImageWriting.png8(SHOULDER))).isSubsetOf(FindingKind.TEXT);
  }

  @Test
  void findsATintAndMarksInColour() {
    assertThat(kinds(drawn(g -> tint(g)))).contains(FindingKind.COLOUR_CAST);
    assertThat(kinds(drawn(ContentCheckTest::circle))).contains(FindingKind.ANNOTATED);
  }

  @Test
  void findsAWhiteArrowByItsShape() {
    assertThat(kinds(drawn(ContentCheckTest::arrow))).contains(FindingKind.ANNOTATED);
  }

  @Test
  void tellsARingFromALetterThatIsNearlyOne() {
    assertThat(kinds(drawn(g -> whiteLine(g).drawOval(240, 380, 70, 70))))
        .contains(FindingKind.ANNOTATED);
    assertThat(kinds(drawn(g -> letter(whiteLine(g)))))
        .as("a side marker D")
        .doesNotContain(FindingKind.ANNOTATED);
  }

  @Test
  void findsThatASectorAloneOnBlackIsNoRadiograph() {
    assertThat(kinds(fan())).contains(FindingKind.NOT_A_RADIOGRAPH);
  }

  @Test
  void findsThatNothingIsInAPicture() {
    assertThat(kinds(ImageWriting.png8(Grey.black(300, 300)))).containsExactly(FindingKind.BLANK);
  }

  @Test
  void findsPicturesThatAreTooSmall() {
    assertThat(kinds(ImageWriting.png8(read(ImageWriting.png8(SHOULDER)).shrinkTo(120).pixels())))
        .contains(FindingKind.TOO_SMALL);
  }

  @Test
  void findsCoarseJpegTables() {
    assertThat(kinds(ImageWriting.jpeg(ImageWriting.image8(SHOULDER), 0.1)))
        .contains(FindingKind.HEAVY_JPEG);
    assertThat(kinds(ImageWriting.jpeg(ImageWriting.image8(SHOULDER), 0.8)))
        .doesNotContain(FindingKind.HEAVY_JPEG);
  }

  @Test
  void readsANameAndADateAndPaintsThemOver() {
    byte[] bytes = drawn(g -> write(g, "Name: MILLER, ANNA 12.03.2009"));
    AuditFinding found =
        findings(bytes).stream()
            .filter(finding -> finding.kind() == FindingKind.PERSONAL_DATA)
            .findFirst()
            .orElseThrow();
    assertThat(found.why()).contains("2009");
    Grey clean = Redaction.paintOver(read(bytes).pixels(), found.where());
    assertThat(kinds(ImageWriting.png8(clean))).doesNotContain(FindingKind.PERSONAL_DATA);
  }

  @Test
  void leavesSideMarkersAlone() {
    assertThat(Written.isMarker("R")).isTrue();
    assertThat(Written.isMarker("AP standing")).isTrue();
    assertThat(Written.isMarker("Miller")).isFalse();
  }

  @Test
  void tellsPicturesTakenAfterReductionByTheirNames() {
    assertThat(FileWords.afterReduction("shoulder_post-reduction_ap.png")).isNotEmpty();
    assertThat(FileWords.afterReduction("hill-sachs-postreduction.jpg")).isNotEmpty();
    assertThat(FileWords.afterReduction("postop-total-hip.jpg")).isEmpty();
    assertThat(FileWords.afterReduction("reduced_size.jpg")).isEmpty();
  }

  private static List<FindingKind> kinds(byte[] bytes) {
    return findings(bytes).stream().map(AuditFinding::kind).toList();
  }

  private static List<AuditFinding> findings(byte[] bytes) {
    Radiograph radiograph = read(bytes);
    Path file = Path.of("a.png");
    Example example =
        new Example(file, "a.png", Labels.one("x"), Metadata.UNKNOWN, Optional.empty());
    Entry entry = new Entry("a.png", Path.of("set"), false, example, radiograph.origin());
    List<Observation> seen = CHECK.look(new Subject(entry, bytes, radiograph));
    return CHECK.conclude(List.of(entry), List.of(seen), Progress.SILENT);
  }

  private static Radiograph read(byte[] bytes) {
    return RadiographReader.read("a.png", bytes);
  }

  private static byte[] drawn(Consumer<Graphics2D> draw) {
    BufferedImage grey = ImageWriting.image8(SHOULDER);
    BufferedImage colour =
        new BufferedImage(grey.getWidth(), grey.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = colour.createGraphics();
    graphics.drawImage(grey, 0, 0, null);
    draw.accept(graphics);
    graphics.dispose();
    return ImageWriting.png(colour);
  }

  private static void tint(Graphics2D graphics) {
    graphics.setColor(new Color(0, 60, 200, 90));
    graphics.fillRect(0, 0, 512, 512);
  }

  private static void circle(Graphics2D graphics) {
    graphics.setColor(Color.RED);
    graphics.setStroke(new BasicStroke(4));
    graphics.drawOval(200, 200, 80, 80);
  }

  private static Graphics2D whiteLine(Graphics2D graphics) {
    graphics.setColor(Color.WHITE);
    graphics.setStroke(new BasicStroke(4));
    return graphics;
  }

  private static void letter(Graphics2D graphics) {
    graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 70));
    graphics.drawString("D", 250, 440);
  }

  private static void arrow(Graphics2D graphics) {
    graphics.setColor(Color.WHITE);
    graphics.fillPolygon(
        new int[] {320, 302, 302, 260, 260, 302, 302},
        new int[] {400, 389, 397, 397, 403, 403, 411},
        7);
  }

  /** As an ultrasound's sector probe shows it, with speckle. */
  private static byte[] fan() {
    Random draw = new Random(2);
    float[] values = new float[512 * 512];
    for (int y = 0; y < 512; y++) {
      for (int x = 0; x < 512; x++) {
        double radius = Math.hypot(x - 256, y - 20);
        double angle = Math.abs(Math.atan2(x - 256, y - 20));
        boolean isInside = radius > 60 && radius < 460 && angle < 0.7;
        values[y * 512 + x] = isInside ? (float) (0.25 + 0.4 * draw.nextDouble()) : 0;
      }
    }
    return ImageWriting.png8(new Grey(512, 512, values));
  }

  private static void write(Graphics2D graphics, String text) {
    graphics.setColor(Color.BLACK);
    graphics.fillRect(0, 0, 512, 40);
    graphics.setColor(Color.WHITE);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 18));
    graphics.drawString(text, 10, 26);
  }
}
