package io.luxate.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.luxate.LuxateException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DealTest {
  private static final Ties BY_SOURCE = new Ties(Set.of(Tie.SOURCE), Map.of());
  private static final Shares USUAL =
      Shares.of(Optional.empty(), Optional.empty(), Optional.empty());

  private final Folder folder;

  DealTest(@TempDir Path root) {
    folder = new Folder(root);
  }

  @Test
  void keepsASourceOnOneSideAndClassesBalanced() {
    List<Item> items = folder.manifest("path,label,patient,source", sources(40, 4)).items();
    Deal deal = Deal.of(items, USUAL, BY_SOURCE, 3);
    assertThat(sidesPer(deal, item -> item.example().source().orElseThrow()).values())
        .allSatisfy(sides -> assertThat(sides).hasSize(1));
    assertThat(deal.counts().get("a")).isEqualTo(deal.counts().get("b"));
    assertThat(deal.items().stream().filter(item -> item.isOn(Split.TRAIN)).count())
        .isBetween(24L, 32L);
    assertThat(deal.groups()).allMatch(group -> group.startsWith("source:"));
    assertThat(deal.why()).containsOnly("source");
    assertThat(Deal.of(items, USUAL, BY_SOURCE, 3)).isEqualTo(deal);
    assertThat(Deal.of(items, USUAL, BY_SOURCE, 4).items()).isNotEqualTo(deal.items());
  }

  @Test
  void chainsFamiliesPatientsAndIdenticalBytes() {
    folder.manifest("path,label,patient,source", sources(24, 2));
    folder.image("i7.png", 100).image("i9.png", 100);
    Map<String, String> copies = Map.of("i0.png", "i0.png", "i5.png", "i0.png");
    Deal deal =
        Deal.of(folder.items(), USUAL, new Ties(Set.of(Tie.PATIENT, Tie.FAMILY), copies), 1);
    int first = indexOf(deal, "i0.png");
    int second = indexOf(deal, "i5.png");
    assertThat(deal.groups().get(first))
        .isEqualTo(deal.groups().get(second))
        .isEqualTo("patient:p0");
    assertThat(deal.items().get(first).example().split())
        .isEqualTo(deal.items().get(second).example().split());
    assertThat(deal.why().get(first)).isEqualTo("family");
    assertThat(deal.why().get(indexOf(deal, "i1.png"))).isEmpty();
    assertThat(deal.groups().get(indexOf(deal, "i7.png"))).isEqualTo("patient:p7");
    assertThat(deal.groups().get(indexOf(deal, "i9.png"))).isEqualTo("patient:p7");
    assertThat(deal.why().get(indexOf(deal, "i9.png"))).isEqualTo("identical bytes");
  }

  private static int indexOf(Deal deal, String path) {
    return deal.items().stream().map(Item::path).toList().indexOf(path);
  }

  @Test
  void saysWhichClassAGroupKeepsFromItsShare() {
    String[] rows =
        Stream.concat(
                Stream.of(Folder.rows("a", 40, 1)),
                Stream.concat(
                    Stream.of(Folder.rows("b", 10, 9)), Stream.of("c0.png,b,c0", "c1.png,b,c1")))
            .toArray(String[]::new);
    List<Item> items = folder.manifest("path,label,patient", rows).items();
    Shares half = Shares.of(Optional.of(0.5), Optional.empty(), Optional.empty());
    assertThat(Deal.of(items, half, Ties.USUAL, 1).unbalanced())
        .anyMatch(
            fault ->
                fault.startsWith("class 'b' has 9 in ")
                    && fault.endsWith("its largest group, patient:b-0, holds 9"));
  }

  @Test
  void refusesWhatCannotBeSplit() {
    List<Item> items = folder.manifest("path,label,patient,source", sources(12, 12)).items();
    refuses(items, BY_SOURCE, "the group source:s0 holds 12 of 12 images, more than any side");
    refuses(
        folder.manifest("path,label,patient,source", sources(12, 6)).items(),
        BY_SOURCE,
        "class 'a' has 2 groups, too few for 3 sides of a split");
  }

  private static void refuses(List<Item> items, Ties ties, String words) {
    assertThatThrownBy(() -> Deal.of(items, USUAL, ties, 1))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining(words)
        .extracting(e -> ((LuxateException) e).kind())
        .isEqualTo(LuxateException.Kind.DATA);
  }

  @Test
  void letsTheSharesNotGivenTakeWhatIsLeft() {
    assertThat(Shares.of(Optional.of(0.8), Optional.empty(), Optional.empty()).val())
        .isCloseTo(0.1, offset(1e-9));
    assertThat(Shares.of(Optional.of(0.8), Optional.of(0.2), Optional.empty()).test()).isZero();
    assertThat(Shares.of(Optional.empty(), Optional.of(0.0), Optional.of(0.25)).train())
        .isEqualTo(0.75);
    for (double train : new double[] {0, 1.2, Double.NaN}) {
      assertThatThrownBy(() -> Shares.of(Optional.of(train), Optional.of(0.2), Optional.of(0.2)))
          .hasMessageContaining("fractions of 0 or more that add up to 1");
    }
  }

  @Test
  void writesATableThatReadsAsTheSameSet() throws Exception {
    String header = "path,labels,joint,view,patient,site,source,licence,sex,age,box,split";
    String[] rows = {
      "a.png,x;y,hip,AP,\"p, 1\",s,u,CC0-1.0,F,018M,1.5 2 30 40.25,train",
      "b.png,,hip,,p2,,,,,64,,test"
    };
    Dataset set = folder.manifest(header, rows).read();
    Path copy = folder.root().resolve("copy.csv");
    ManifestTable.write(copy, set.examples());
    assertThat(DatasetReader.read(copy)).isEqualTo(set);
    assertThat(Files.readString(copy)).startsWith(header + "\n");
    ManifestTable.write(copy, List.of(set.examples().get(0).at("sub/a.png")));
    assertThat(DatasetReader.read(copy).examples().get(0).path()).isEqualTo("sub/a.png");
    assertThatThrownBy(
            () -> ManifestTable.write(copy, List.of(set.examples().get(0).at("sub/a.png "))))
        .hasMessageContaining("'sub/a.png ' begins or ends with a blank");
  }

  /** Images of two classes in turn, one patient each, so many of each source. */
  private static String[] sources(int count, int perSource) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> "i" + i + ".png," + (i % 2 == 0 ? "a" : "b") + ",p" + i + ",s" + i / perSource)
        .toArray(String[]::new);
  }

  private static Map<String, Set<Optional<Split>>> sidesPer(
      Deal deal, Function<Item, String> name) {
    return deal.items().stream()
        .collect(
            Collectors.groupingBy(
                name, Collectors.mapping(item -> item.example().split(), Collectors.toSet())));
  }
}
