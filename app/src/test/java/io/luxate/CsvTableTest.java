package io.luxate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {
  @Test
  void countsRowsAsAnEditorDoesAndLeavesOutBlankOnes() {
    CsvTable table =
        CsvTable.parse(
            "t.csv", "\ufeff Path ,note\r\na.png,\"two\nlines\"\r\n,\r\n\r\n b.png ,x\r\n");
    assertThat(table.columns()).containsExactly("Path", "note");
    assertThat(table.rows()).extracting(table::at).containsExactly("t.csv row 2", "t.csv row 6");
    assertThat(table.rows().get(0).text("note")).isEqualTo("two\nlines");
    assertThat(table.rows().get(1).text("Path")).isEqualTo(" b.png ");
    assertThat(table.inAnyCase().rows().get(1).cell("path")).contains("b.png");
  }

  @Test
  void tellsAnEmptyCellFromOneThatIsNotThere() {
    CsvTable table = CsvTable.parse("t.csv", "a,b,c\n1,\n1,2,3,4\n");
    CsvTable.Row shorter = table.rows().get(0);
    assertThat(shorter.has("b")).isTrue();
    assertThat(shorter.cell("b")).isEmpty();
    assertThat(shorter.has("c")).isFalse();
    assertThat(shorter.text("c")).isEmpty();
    assertThat(shorter.has("d")).isFalse();
    assertThat(table.rows()).noneMatch(CsvTable.Row::isWhole);
    assertThat(CsvTable.parse("t.csv", "").columns()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,a\n1,2\n", "a,\"b\n1,2\n", "a,\"b\"c\n1,2\n"})
  void namesTheFileThatIsNone(String text) {
    assertThatThrownBy(() -> CsvTable.parse("t.csv", text))
        .isInstanceOf(LuxateException.class)
        .hasMessageStartingWith("t.csv: not a CSV file (")
        .hasMessageEndingWith("save it as CSV, UTF-8");
  }

  @Test
  void mindsNoCaseOnlyWhereAsked() {
    CsvTable table = CsvTable.parse("t.csv", "a,A\n1,2\n");
    assertThat(table.rows().get(0).text("A")).isEqualTo("2");
    assertThatThrownBy(table::inAnyCase).hasMessageContaining("'a' is there twice");
  }

  @Test
  void quotesWhatATableCouldNotHoldOtherwise() {
    String line = CsvTable.line(List.of("a,b", "c\"d", "e\nf", "", "ü"));
    assertThat(line).isEqualTo("\"a,b\",\"c\"\"d\",\"e\nf\",,ü\n");
    assertThat(CsvTable.parse("t", "1,2,3,4,5\n" + line).rows().get(0).cells())
        .containsExactly("a,b", "c\"d", "e\nf", "", "ü");
  }
}
