package io.luxate.curate.cleaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.Progress;
import io.luxate.curate.audit.Audit;
import io.luxate.curate.audit.AuditFinding;
import io.luxate.curate.audit.Check;
import io.luxate.curate.audit.Entry;
import io.luxate.curate.audit.FindingKind;
import io.luxate.curate.audit.Subject;
import io.luxate.dataset.Dataset;
import io.luxate.dataset.DatasetReader;
import io.luxate.dataset.Example;
import io.luxate.image.Box;
import io.luxate.image.Pictures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleaningTest {
  private static final Box NAME = new Box(1, 2, 20, 8);

  @TempDir private Path folder = Path.of("");
  private final List<String> rows = new ArrayList<>();

  /** The images of the audit, by the path that findings call them by. */
  private record Seen(List<Entry> entries) {
    Entry get(String path) {
      return entries.stream().filter(e -> e.path().equals(path)).findFirst().orElseThrow();
    }
  }

  /** Finds what a test says, through the audit itself. */
  private record Told(Function<Seen, List<AuditFinding>> findings) implements Check<Integer> {
    @Override
    public Integer look(Subject subject) {
      return 0;
    }

    @Override
    public List<AuditFinding> conclude(List<Entry> entries, List<Integer> seen, Progress p) {
      return findings.apply(new Seen(entries));
    }
  }

  @Test
  void keepsTheLargestOfCopiesButNeverTheOneToTrainOn() {
    image("small.png", 40, "a,train").image("large.png", 60, "a,train").image("c.png", 50, "a,val");
    image("d.png", 40, "b,train").image("e.png", 60, "b,train").image("f.png", 48, "b,train");
    Cleaning cleaning =
        cleaning(
            Optional.empty(),
            on ->
                List.of(
                    same(on, "small.png", "large.png"),
                    same(on, "d.png", "e.png"),
                    same(on, "e.png", "f.png")));
    assertThat(kept(cleaning)).containsExactly("c.png", "e.png", "large.png");
    rows.clear();
    image("small.png", 40, "a,test").image("large.png", 60, "a,train").image("c.png", 50, "a,val");
    Cleaning across =
        cleaning(
            Optional.empty(),
            on -> List.of(same(on, "small.png", "large.png"), same(on, "c.png", "large.png")));
    assertThat(kept(across)).containsExactly("small.png");
    assertThat(across.changes())
        .extracting(Change::path, change -> change.rule().orElseThrow(), Change::keptInstead)
        .containsExactly(
            tuple("c.png", Rule.ON_ANOTHER_SIDE, Optional.of("small.png")),
            tuple("large.png", Rule.ON_ANOTHER_SIDE, Optional.of("small.png")));
  }

  @Test
  void leavesOutConflictsWithAllTheirCopiesAndWhatIsNoRadiograph() {
    image("a.png", 40, "a,")
        .image("b.png", 40, "b,")
        .image("c.png", 40, "a,")
        .image("d.png", 40, "b,");
    image("e.png", 40, "a,").image("blank.png", 40, "b,");
    row("broken.png", "a,");
    Documents.write(folder.resolve("set/broken.png"), "no picture");
    Cleaning cleaning =
        cleaning(
            Optional.empty(),
            on ->
                List.of(
                    AuditFinding.of(
                        FindingKind.CONFLICT, on.get("a.png"), on.get("b.png"), 1, "two labels"),
                    same(on, "b.png", "c.png"),
                    AuditFinding.of(FindingKind.BLANK, on.get("blank.png"), 1, "one grey"),
                    AuditFinding.of(FindingKind.BLURRED, on.get("d.png"), 0.8, "no detail"),
                    AuditFinding.of(FindingKind.NOT_A_RADIOGRAPH, on.get("e.png"), 0.9, "a cat")));
    assertThat(kept(cleaning)).containsExactly("d.png");
    assertThat(cleaning.of(Change.Action.LEFT_TO_A_PERSON))
        .extracting(Change::path, Change::finding)
        .containsExactly(tuple("d.png", "blurred: no detail"));
    assertThat(cleaning.changes().stream().filter(c -> c.rule().isPresent()))
        .extracting(Change::path, change -> change.rule().orElseThrow().id())
        .contains(tuple("c.png", "conflict"), tuple("broken.png", "unreadable"));
  }

  @Test
  void coversPersonalDataWhereItCanAndLeavesOutWhereNot() throws IOException {
    image("in/named.jpg", 40, "a,").image("b.png", 40, "b,").image("c.png", 40, "b,");
    Function<Seen, List<AuditFinding>> findings =
        on ->
            List.of(
                AuditFinding.of(
                    FindingKind.PERSONAL_DATA, on.get("in/named.jpg"), 1, "a name", List.of(NAME)),
                AuditFinding.of(FindingKind.PERSONAL_DATA, on.get("c.png"), 1, "somewhere"));
    assertThat(kept(cleaning(Optional.empty(), findings))).containsExactly("b.png");
    Redactor redactor =
        (file, where) -> (file.getFileName() + " " + where).getBytes(StandardCharsets.UTF_8);
    Path out = folder.resolve("out");
    cleaning(Optional.of(redactor), findings).write(out, Progress.SILENT);
    assertThat(out.resolve("images/in/named.png")).hasContent("named.jpg [" + NAME + "]");
    assertThat(out.resolve("changes.csv"))
        .content()
        .contains("in/named.jpg,redacted,redacted,personal-data: burned-in personal data,\n")
        .contains("c.png,left-out,personal-data,personal-data: burned-in personal data,\n")
        .doesNotContain("a name");
  }

  @Test
  void writesWhatStaysByteForByteWithAllThatIsKnownOfIt() throws IOException {
    picture("x/a.png", 40);
    picture("images/b.png", 60);
    Documents.write(
        folder.resolve("set/images.csv"),
        "path,labels,patient,age,box,licence\nx/a.png,tear;cyst,p1,64,1 2 3 4,CC0\nimages/b.png,,p2,,,CC0\n");
    Dataset before = DatasetReader.read(folder.resolve("set"));
    Path out = folder.resolve("out");
    Cleaning.of(audit(on -> List.of()), before, Optional.empty()).write(out, Progress.SILENT);
    Dataset after = DatasetReader.read(out);
    assertThat(after.examples())
        .extracting(Example::path)
        .containsExactly("images/b.png", "images/x/a.png");
    assertThat(after.examples())
        .extracting(Example::labels, Example::metadata)
        .containsExactlyElementsOf(
            before.examples().stream().map(e -> tuple(e.labels(), e.metadata())).toList());
    assertThat(after.examples().get(1).file())
        .hasSameBinaryContentAs(folder.resolve("set/x/a.png"));
    assertThat(out.resolve("CHANGES.md")).content().contains("Of 2 images, 2 are here.");
  }

  @Test
  void leavesOutWhatStandsInTheOtherSetAndKeepsThatOne() {
    image("a.png", 60, "a,").image("b.png", 40, "b,");
    Documents.write(folder.resolve("other/images.csv"), "path,label\na.png,a\n");
    Documents.write(folder.resolve("other/a.png"), Pictures.encode(Pictures.rgb(36, 36, 1), "png"));
    String there = folder.resolve("other/a.png").toString().replace('\\', '/');
    Cleaning cleaning = cleaning(Optional.empty(), on -> List.of(same(on, "a.png", there)));
    assertThat(kept(cleaning)).containsExactly("b.png");
    assertThat(cleaning.changes().get(0).keptInstead()).contains(there);
    assertThat(cleaning.changes().get(0).rule()).contains(Rule.IN_ANOTHER_SET);
  }

  @Test
  void refusesAFolderThatHoldsSomethingOrLiesInTheSetAndLeavesNothingBehind() throws IOException {
    image("a.png", 40, "a,").image("b.png", 40, "b,");
    Cleaning cleaning = cleaning(Optional.empty(), on -> List.of());
    refuses(cleaning, folder.resolve("set/clean"), "lies inside the set");
    Path full = folder.resolve("full");
    Documents.write(full.resolve("mine.txt"), "mine");
    refuses(cleaning, full, "holds something already");
    Path out = folder.resolve("out");
    Thread.currentThread().interrupt();
    refuses(cleaning, out, "was interrupted");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(out).doesNotExist();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).extracting(p -> p.getFileName().toString()).containsOnly("set", "full");
    }
    assertThatThrownBy(
            () ->
                cleaning(
                    Optional.empty(),
                    on ->
                        on.entries().stream()
                            .map(e -> AuditFinding.of(FindingKind.BLANK, e, 1, "grey"))
                            .toList()))
        .hasMessageContaining("the rules leave no image");
  }

  @Test
  void namesCopiesApartAndKeepsThemInside() {
    CopyNames names = new CopyNames();
    assertThat(names.of("../../etc/a.png", false)).isEqualTo("images/etc/a.png");
    assertThat(names.of("/etc/A.png", false)).isEqualTo("images/etc/A-2.png");
    assertThat(names.of("C:\\x\\.hidden", false)).isEqualTo("images/x/.hidden");
    assertThat(names.of("x/scan", true)).isEqualTo("images/x/scan.png");
  }

  private static void refuses(Cleaning cleaning, Path out, String words) {
    assertThatThrownBy(() -> cleaning.write(out, Progress.SILENT))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining(words);
  }

  private static AuditFinding same(Seen on, String a, String b) {
    return AuditFinding.of(FindingKind.NEAR_DUPLICATE, on.get(a), on.get(b), 0.99, "turned");
  }

  private static List<String> kept(Cleaning cleaning) {
    return cleaning.kept().examples().stream().map(Example::path).toList();
  }

  private Cleaning cleaning(
      Optional<Redactor> redactor, Function<Seen, List<AuditFinding>> findings) {
    Documents.write(
        folder.resolve("set/images.csv"), "path,label,split\n" + String.join("\n", rows) + "\n");
    return Cleaning.of(audit(findings), DatasetReader.read(folder.resolve("set")), redactor);
  }

  private Audit audit(Function<Seen, List<AuditFinding>> findings) {
    Path other = folder.resolve("other");
    return Audit.of(
        named(folder.resolve("set")),
        Files.exists(other) ? List.of(named(other)) : List.of(),
        List.of(new Told(findings)),
        Progress.SILENT);
  }

  private static Audit.Named named(Path set) {
    return new Audit.Named(set, DatasetReader.read(set));
  }

  private CleaningTest image(String path, int sidePx, String cells) {
    picture(path, sidePx);
    return row(path, cells);
  }

  private CleaningTest row(String path, String cells) {
    rows.add(path + "," + cells);
    return this;
  }

  private void picture(String path, int sidePx) {
    Documents.write(
        folder.resolve("set").resolve(path),
        Pictures.encode(Pictures.rgb(sidePx, sidePx, sidePx), "png"));
  }
}
