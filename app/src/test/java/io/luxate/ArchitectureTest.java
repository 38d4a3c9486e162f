package io.luxate;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The arrows of docs/architecture.md, held against the compiled classes. */
class ArchitectureTest {
  /** Which room may use which; everyone may use the ground floor, {@code io.luxate} itself. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("stats", Set.of()),
          Map.entry("image", Set.of()),
          Map.entry("phantom", Set.of("image")),
          Map.entry("augment", Set.of("image")),
          Map.entry("dataset", Set.of("image")),
          Map.entry("collect", Set.of("dataset", "image")),
          Map.entry("curate", Set.of("model", "dataset", "image", "stats")),
          Map.entry("label", Set.of("dataset", "image", "stats")),
          Map.entry("weights", Set.of()),
          Map.entry("model", Set.of("weights", "image")),
          Map.entry("explain", Set.of("model", "image", "stats")),
          Map.entry("evidence", Set.of("stats", "model", "dataset", "image")),
          Map.entry("train", Set.of("augment", "model", "weights", "dataset", "image", "stats")),
          Map.entry(
              "pretrain",
              Set.of("phantom", "augment", "train", "model", "weights", "image", "stats")),
          Map.entry("report", Set.of("curate", "evidence", "explain", "image")),
          Map.entry(
              "study",
              Set.of(
                  "phantom",
                  "augment",
                  "train",
                  "evidence",
                  "explain",
                  "report",
                  "curate",
                  "dataset",
                  "model",
                  "image",
                  "stats")),
          Map.entry(
              "cli",
              Set.of(
                  "study",
                  "report",
                  "collect",
                  "curate",
                  "explain",
                  "evidence",
                  "train",
                  "augment",
                  "phantom",
                  "pretrain",
                  "label",
                  "dataset",
                  "model",
                  "weights",
                  "image",
                  "stats")));

  private static final JavaClasses LUXATE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.luxate");

  @Test
  void everyRoomStandsInThePictureAndHoldsSomething() {
    Set<String> rooms =
        LUXATE.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> !name.equals("io.luxate"))
            .map(name -> name.substring("io.luxate.".length()).replaceFirst("\\..*", ""))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(rooms).containsExactlyInAnyOrderElementsOf(MAY_USE.keySet());
  }

  @Test
  void usesOnlyTheRoomsItsArrowsLeadTo() {
    MAY_USE.forEach(
        (room, others) -> {
          String[] allowed = new String[others.size() + 2];
          allowed[0] = "io.luxate";
          allowed[1] = within(room);
          int next = 2;
          for (String other : others) {
            allowed[next++] = within(other);
          }
          classes()
              .that()
              .resideInAPackage(within(room))
              .should()
              .onlyDependOnClassesThat(
                  resideOutsideOfPackage("io.luxate..").or(resideInAnyPackage(allowed)))
              .as(room + " may use only " + new TreeSet<>(others) + " and the ground floor")
              .check(LUXATE);
        });
  }

  @Test
  void theGroundFloorUsesNoRoom() {
    classes()
        .that()
        .resideInAPackage("io.luxate")
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage("io.luxate..").or(resideInAnyPackage("io.luxate")))
        .check(LUXATE);
  }

  @Test
  void roomsAreFreeOfCycles() {
    slices().matching("io.luxate.(*)..").should().beFreeOfCycles().check(LUXATE);
  }

  @Test
  void onlyTheCommandLinePrintsAndChoosesExitCodes() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.luxate.cli")
        .should(ACCESS_STANDARD_STREAMS)
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .check(LUXATE);
  }

  @Test
  void nothingLogsThroughTheJavaPlatformsOwnLogging() {
    noClasses()
        .should()
        .dependOnClassesThat(resideInAnyPackage("java.util.logging.."))
        .check(LUXATE);
  }

  @Test
  void everyPackageWrittenByHandIsNullMarked() {
    classes()
        .that()
        .resideOutsideOfPackage("io.luxate.report.pages..") // made from templates
        .should(standInANullMarkedPackage())
        .check(LUXATE);
  }

  @Test
  void onlyRoomsThatComputeKnowTheEngine() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.luxate.model..", "io.luxate.train..", "io.luxate.pretrain..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.bytedeco.pytorch..", "org.bytedeco.openblas.."))
        .check(LUXATE);
  }

  @Test
  void onlyTheRoomsThatComputeAndTheAuditKnowNativeLibraries() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "io.luxate.model..", "io.luxate.train..", "io.luxate.pretrain..", "io.luxate.curate..")
        .and()
        .doNotHaveFullyQualifiedName("io.luxate.NativeLibraries")
        .and()
        .doNotHaveFullyQualifiedName("io.luxate.image.JpegLuminance")
        .and()
        .doNotHaveFullyQualifiedName("io.luxate.image.JpegLuminance$Natives")
        .should()
        .dependOnClassesThat(resideInAnyPackage("org.bytedeco.."))
        .check(LUXATE);
  }

  @Test
  void onlyModelKnowsOnnx() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.luxate.model..")
        .should()
        .dependOnClassesThat(resideInAnyPackage("ai.onnx..", "ai.onnxruntime..", "com.google.."))
        .check(LUXATE);
  }

  @Test
  void onlyWeightsAndCollectGoOutToTheNetworkEachByItsOwnClient() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.luxate.weights..")
        .should()
        .dependOnClassesThat(resideInAnyPackage("java.net.http.."))
        .check(LUXATE);
    noClasses()
        .that()
        .resideOutsideOfPackage("io.luxate.collect..")
        .should()
        .dependOnClassesThat(resideInAnyPackage("org.apache.hc.."))
        .check(LUXATE);
  }

  private static String within(String room) {
    return "io.luxate." + room + "..";
  }

  private static ArchCondition<JavaClass> standInANullMarkedPackage() {
    return new ArchCondition<>("stand in a @NullMarked package") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        boolean marked = item.getPackage().isAnnotatedWith(NullMarked.class);
        events.add(
            new SimpleConditionEvent(
                item, marked, item.getName() + (marked ? " is" : " is not") + " @NullMarked"));
      }
    };
  }
}
