package io.luxate.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.LuxateException;
import io.luxate.image.Box;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest {
  private final Folder folder;

  ManifestTest(@TempDir Path root) {
    folder = new Folder(root);
  }

  @Test
  void readsEveryColumn() {
    folder.file(
        "images.csv",
        """
        path,label,joint,view,patient,site,source,licence,sex,age,box,split
        a/1.png,dislocated,hip,AP,p1,ucsf,a book,CC0,F,064Y,10 20.5 30 40,validation
        """);
    Example example = folder.read().examples().get(0);
    assertThat(example.file()).isEqualTo(folder.root().resolve("a/1.png"));
    assertThat(example.path()).isEqualTo("a/1.png");
    assertThat(example.label()).isEqualTo("dislocated");
    assertThat(example.metadata().joint()).contains("hip");
    assertThat(example.metadata().view()).contains("AP");
    assertThat(example.patient()).contains("p1");
    assertThat(example.site()).contains("ucsf");
    assertThat(example.source()).contains("a book");
    assertThat(example.metadata().licence()).contains("CC0");
    assertThat(example.metadata().sex()).contains("F");
    assertThat(example.metadata().ageYears()).hasValue(64);
    assertThat(example.metadata().box()).contains(new Box(10, 20.5, 30, 40));
    assertThat(example.split()).contains(Split.VAL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          age | sixty         | no number of years
          age | 131           | no number of years
          age | -3            | no number of years
          box | 10 20 30      | left top right bottom
          box | 30 20 10 40   | left top right bottom
          box | a b c d       | left top right bottom
          """)
  void namesTheRowOfAnAgeOrBoxThatIsNone(String column, String cell, String words) {
    folder.file("images.csv", "path,label," + column + "\na.png,x,\nb.png,y," + cell + "\n");
    assertThatThrownBy(folder::read).hasMessageContaining("row 3").hasMessageContaining(words);
  }

  @Test
  void takesWhatSpreadsheetsWrite() {
    folder.file(
        "images.csv",
        "\ufeffLabel,Path,patient,remarks\r\n"
            + "\"with \"\"implant\"\"\",\"b, c.png\",,\"two\r\nlines\"\r\n"
            + "none, a.png ,  ,\r\n"
            + "\r\n"
            + "ohne Ü,d.png\r\n");
    Dataset set = folder.read();
    assertThat(set.examples())
        .extracting(Example::path)
        .containsExactly("a.png", "b, c.png", "d.png");
    assertThat(set.classes()).containsExactly("none", "ohne Ü", "with \"implant\"");
    assertThat(set.examples()).allMatch(example -> example.patient().isEmpty());
    assertThat(set.isSplit()).isFalse();
  }

  @Test
  void readsTheFileItselfAndAbsolutePaths() {
    Path image = folder.root().resolve("elsewhere/x.png").toAbsolutePath();
    folder.file("list.csv", "path,label\n" + image + ",a\n");
    Dataset set = DatasetReader.read(folder.root().resolve("list.csv"));
    assertThat(set.examples().get(0).file()).isEqualTo(image);
  }

  @Test
  void namesTheRowAsAnEditorCountsIt() {
    refused("path,label\na.png,x\n\nb.png,\n", "images.csv row 4: label is empty");
    refused("path,label,note\na.png,x,\"1\n2\n3\"\n,y,\n", "images.csv row 5: path is empty");
    refused(
        "path,label,split\na.png,x,later\n", "row 2: split 'later' is none of train, val, test");
    refused(
        "path,label\na.png,x\nb.png,x\n./a.png,y\n", "row 4: './a.png' already stands in row 2");
  }

  @Test
  void saysWhichColumnIsMissing() {
    refused("file,label\na.png,x\n", "row 1: no column 'path'");
    refused("path,class\na.png,x\n", "row 1: no column 'label'");
    refused("path,label\n", "no rows");
    refused("", "no column 'path'");
    refused("path,label,label\na,b,c\n", "not a CSV file");
  }

  @Test
  void refusesASplitThatSomeRowsLeaveOpen() {
    refused(
        "path,label,split\na.png,x,train\nb.png,y,\n",
        "1 of 2 rows name no split, the first is b.png");
  }

  @Test
  void refusesWhatIsNotUtf8() {
    folder.file("images.csv", "path,label\nhüfte.png,x\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(folder::read).hasMessageContaining("not UTF-8");
  }

  private void refused(String csv, String message) {
    folder.file("images.csv", csv);
    assertThatThrownBy(folder::read)
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining(message)
        .extracting(e -> ((LuxateException) e).kind())
        .isEqualTo(LuxateException.Kind.DATA);
  }
}
