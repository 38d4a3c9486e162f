package io.luxate.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.Progress;
import io.luxate.image.Box;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PhantomsTest {
  private static final int SMALL_PX = 96;

  @ParameterizedTest
  @EnumSource(Joint.class)
  void halfTheImagesAreDislocatedAndOnlyThoseAreDisplaced(Joint joint) {
    int dislocated = 0;
    for (int i = 0; i < 40; i++) {
      Truth truth = Phantoms.render(joint, Site.INTERNET, 3, i, SMALL_PX).truth();
      dislocated += truth.dislocated() ? 1 : 0;
      assertThat(truth.displacementMm() > 0).isEqualTo(truth.dislocated());
      assertThat(truth.direction().equals("none")).isNotEqualTo(truth.dislocated());
    }
    assertThat(dislocated).isEqualTo(20);
  }

  @ParameterizedTest
  @EnumSource(Joint.class)
  void theJointsBoxLiesInTheImageAndHoldsTheCentre(Joint joint) {
    for (Site site : Site.values()) {
      for (int i = 0; i < 40; i++) {
        Truth truth = Phantoms.render(joint, site, 4, i, SMALL_PX).truth();
        Box box = truth.jointBox();
        assertThat(box.left()).isNotNegative().isLessThan(box.right());
        assertThat(box.top()).isNotNegative().isLessThan(box.bottom());
        assertThat(box.right()).isLessThanOrEqualTo(truth.widthPx());
        assertThat(box.bottom()).isLessThanOrEqualTo(truth.heightPx());
        assertThat(box.contains(truth.jointCentre().x(), truth.jointCentre().y()))
            .as("%s", truth)
            .isTrue();
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameBytes(@TempDir Path folder) throws IOException {
    Phantoms.write(
        Joint.ELBOW, 12, Site.INTERNET, 5, SMALL_PX, folder.resolve("a"), Progress.SILENT);
    Phantoms.write(
        Joint.ELBOW, 12, Site.INTERNET, 5, SMALL_PX, folder.resolve("b"), Progress.SILENT);
    assertThat(files(folder.resolve("a"))).hasSize(15).isEqualTo(files(folder.resolve("b")));
    for (String file : files(folder.resolve("a"))) {
      assertThat(folder.resolve("a").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("b").resolve(file));
    }
  }

  @Test
  void anotherSeedOrSiteHoldsOtherPatients() {
    Set<Double> sizes = new HashSet<>();
    for (long seed = 1; seed <= 3; seed++) {
      for (Site site : Site.values()) {
        Truth truth = Phantoms.render(Joint.HIP, site, seed, 0, SMALL_PX).truth();
        sizes.add(truth.parameters().get("boneDensity"));
      }
    }
    assertThat(sizes).hasSize(12);
  }

  @Test
  void twoImagesOfAPatientShareItsLabelAndAnatomy() {
    List<Truth> truths = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      truths.add(Phantoms.render(Joint.SHOULDER, Site.HOSPITAL_B, 6, i, SMALL_PX).truth());
    }
    int pairs = 0;
    for (Truth one : truths) {
      for (Truth other : truths) {
        if (!one.equals(other) && one.patient().equals(other.patient())) {
          pairs++;
          assertThat(one.label()).isEqualTo(other.label());
          assertThat(one.parameters().get("size")).isEqualTo(other.parameters().get("size"));
          assertThat(one.parameters().get("zoom")).isNotEqualTo(other.parameters().get("zoom"));
        }
      }
    }
    assertThat(pairs).isPositive();
  }

  @Test
  void theManifestTheTruthAndTheFilesAgree(@TempDir Path out) throws IOException {
    Phantoms.write(Joint.THA, 8, Site.HOSPITAL_B, 7, SMALL_PX, out, Progress.SILENT);
    TruthFile truth = Documents.readJson(out.resolve("truth.json"), TruthFile.class);
    List<CSVRecord> rows =
        CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(Files.newBufferedReader(out.resolve("images.csv")))
            .getRecords();
    assertThat(rows).hasSize(8);
    for (int i = 0; i < 8; i++) {
      Truth image = truth.images().get(i);
      assertThat(rows.get(i).get("path")).isEqualTo(image.path());
      assertThat(rows.get(i).get("label")).isEqualTo(image.label());
      assertThat(rows.get(i).get("source")).isEqualTo("simulated");
      assertThat(rows.get(i).get("split")).isEmpty();
      assertThat(image.path()).doesNotContain("locat");
      var picture = ImageIO.read(out.resolve(image.path()).toFile());
      assertThat(picture.getWidth()).isEqualTo(image.widthPx());
      assertThat(picture.getHeight()).isEqualTo(image.heightPx());
    }
  }

  @Test
  void whatASiteLeavesOnAPictureDoesNotDependOnTheLabel() {
    int[] jpeg = new int[2];
    int[] arrows = new int[2];
    double[] shift = new double[2];
    for (int i = 0; i < 400; i++) {
      Truth truth = Phantoms.render(Joint.HIP, Site.INTERNET, 8, i, 48).truth();
      int label = truth.dislocated() ? 1 : 0;
      jpeg[label] += truth.parameters().getOrDefault("jpeg", 0.0) > 0 ? 1 : 0;
      arrows[label] += truth.parameters().getOrDefault("arrow", 0.0) > 0 ? 1 : 0;
      shift[label] += truth.parameters().getOrDefault("shiftX", 0.0) / 200;
    }
    assertThat(jpeg[0]).isCloseTo(jpeg[1], within(22));
    assertThat(arrows[0]).isCloseTo(arrows[1], within(22));
    assertThat(shift[0]).isCloseTo(shift[1], within(0.035));
  }

  @ParameterizedTest
  @CsvSource({
    "marker, markerInk markerSizeFraction markerX markerY",
    "arrow, arrowCount arrowWhite arrow1X arrow1Y arrow1AngleRadians arrow1LengthFraction",
    "caption, captionText captionSizeFraction captionX captionAtTop captionWhite",
    "watermark, watermarkText watermarkY watermarkWeight",
    "border, borderLeftFraction borderTopFraction borderShade",
    "photoOfScreen, screenScale screenTurnDegrees screenMoirePeriodPx screenGlareXPx",
    "collimated, collimatedLeftFraction collimatedLean",
    "colourCast, darkRed lightBlue",
    "fracture, fractureYMm fractureWidthMm fractureTurnZDegrees",
    "otherHipReplaced, otherCupRadiusMm otherStemMm",
    "clothing, clothingKind",
    "otherImplant, plateLengthMm plateScrews plateScrew3LengthMm"
  })
  void whatAPictureShowsStandsInItsTruthAndOnlyThat(String thing, String parameters) {
    int shown = 0;
    for (int i = 0; i < 120; i++) {
      var noted = Phantoms.render(Joint.HIP, Site.INTERNET, 15, i, 48).truth().parameters();
      List<String> names = List.of(parameters.split(" "));
      if (noted.getOrDefault(thing, 0.0) > 0) {
        shown++;
        assertThat(noted).containsKeys(names.toArray(new String[0]));
      } else {
        assertThat(noted).doesNotContainKeys(names.toArray(new String[0]));
      }
    }
    assertThat(shown).isBetween(1, 119);
  }

  @Test
  void hospitalsDifferInPixelSizeAndTheirTruthFollows() {
    double a = longerSidePx(Site.HOSPITAL_A);
    assertThat(longerSidePx(Site.HOSPITAL_B) / a).isCloseTo(0.8, within(0.05));
    assertThat(longerSidePx(Site.HOSPITAL_C) / a).isCloseTo(1.15, within(0.05));
    for (Site site : List.of(Site.HOSPITAL_A, Site.HOSPITAL_B, Site.HOSPITAL_C)) {
      for (int i = 0; i < 8; i++) {
        Truth truth = Phantoms.render(Joint.HIP, site, 12, i, SMALL_PX).truth();
        double wideMm = Math.max(truth.widthPx(), truth.heightPx()) * truth.mmPerPx();
        boolean pelvis = wideMm > 282;
        double nominalMm = (pelvis ? 370 : 215) / truth.parameters().getOrDefault("zoom", 1.0);
        assertThat(wideMm).as("%s", truth).isCloseTo(nominalMm, within(0.02 * nominalMm));
      }
    }
  }

  @Test
  void aCropOfTheInternetKeepsTheSocketAndItsTruth() {
    int cropped = 0;
    for (Joint joint : Joint.values()) {
      for (int i = 0; i < 60; i++) {
        Rendering image = Phantoms.render(joint, Site.INTERNET, 11, i, SMALL_PX);
        Truth truth = image.truth();
        assertThat(truth.widthPx()).isEqualTo(image.grey().widthPx());
        assertThat(truth.heightPx()).isEqualTo(image.grey().heightPx());
        if (truth.parameters().getOrDefault("cropped", 0.0) > 0) {
          cropped++;
          Box box = truth.jointBox();
          assertThat(box.contains(truth.socket().x(), truth.socket().y())).as("%s", truth).isTrue();
          assertThat(box.contains(truth.jointCentre().x(), truth.jointCentre().y()))
              .as("%s", truth)
              .isTrue();
          assertThat(box.right()).isLessThanOrEqualTo(truth.widthPx());
          assertThat(box.bottom()).isLessThanOrEqualTo(truth.heightPx());
          if (!truth.dislocated()) {
            assertThat(cutThrough(truth)).as("%s", truth).isFalse();
          }
        }
      }
    }
    assertThat(cropped).isBetween(36, 84);
  }

  @Test
  void theSizeOfAPictureDoesNotTellTheLabel() {
    for (Site site : Site.values()) {
      double[] area = new double[2];
      int[] crops = new int[2];
      for (int i = 0; i < 200; i++) {
        Truth truth = Phantoms.render(Joint.HIP, site, 13, i, 48).truth();
        int label = truth.dislocated() ? 1 : 0;
        area[label] += truth.widthPx() * (double) truth.heightPx() / 100;
        crops[label] += truth.parameters().getOrDefault("cropped", 0.0) > 0 ? 1 : 0;
      }
      assertThat(area[0] / area[1]).as("%s", site).isCloseTo(1, within(0.08));
      assertThat(crops[0]).as("%s", site).isCloseTo(crops[1], within(18));
    }
  }

  /** Whether a crop's edge runs through the box of a joint in place. */
  private static boolean cutThrough(Truth truth) {
    Box box = truth.jointBox();
    var cuts = truth.parameters();
    return (box.left() <= 0 && cuts.getOrDefault("cropLeftPx", 0.0) > 0)
        || (box.top() <= 0 && cuts.getOrDefault("cropTopPx", 0.0) > 0)
        || (box.right() >= truth.widthPx() && cuts.getOrDefault("cropRightPx", 0.0) > 0)
        || (box.bottom() >= truth.heightPx() && cuts.getOrDefault("cropBottomPx", 0.0) > 0);
  }

  private static double longerSidePx(Site site) {
    double sum = 0;
    for (int i = 0; i < 60; i++) {
      Truth truth = Phantoms.render(Joint.ELBOW, site, 14, i, SMALL_PX).truth();
      sum += Math.max(truth.widthPx(), truth.heightPx());
    }
    return sum / 60;
  }

  @Test
  void anUnknownJointIsNamedWithTheKnownOnes() {
    assertThatThrownBy(() -> Joint.parse("knee"))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("knee")
        .hasMessageContaining("elbow");
    assertThat(Site.parse("hospital-a")).isEqualTo(Site.HOSPITAL_A);
  }

  private static List<String> files(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> folder.relativize(path).toString())
          .sorted()
          .toList();
    }
  }
}
