package io.luxate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.LuxateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class TextsTest {
  /** Kept after the test, to be looked at. */
  private static final Path SAMPLE = Path.of("target", "sample-report-zh");

  private static final Pattern THREE_WORDS = Pattern.compile("\\b[a-z]+ [a-z]+ [a-z]+\\b");

  private final Texts english = Texts.in(Language.EN);
  private final Texts chinese = Texts.in(Language.ZH);

  @Test
  void saysTheSameThingsInBothLanguages() {
    assertThat(chinese.keys()).isEqualTo(english.keys());
    for (String key : english.keys()) {
      assertThat(chinese.format(key).getFormatsByArgumentIndex())
          .as(key)
          .hasSameSizeAs(english.format(key).getFormatsByArgumentIndex());
      assertThat(tags(chinese.format(key).toPattern()))
          .as(key)
          .isEqualTo(tags(english.format(key).toPattern()))
          .isSubsetOf("<strong>", "</strong>", "<em>", "</em>");
    }
  }

  @Test
  void hasNoTextThatNothingShows() throws IOException {
    String sources = sources("src/main/java/io/luxate") + sources("src/main/jte");
    List<String> beginnings =
        Pattern.compile("\"([a-z.]+\\.)\" \\+")
            .matcher(sources)
            .results()
            .map(r -> r.group(1))
            .toList();
    List<String> ends =
        Pattern.compile("\"(\\.[a-z.]+)\"")
            .matcher(sources)
            .results()
            .map(r -> r.group(1))
            .toList();
    assertThat(english.keys())
        .allMatch(
            key ->
                sources.contains("\"" + key + "\"")
                    || beginnings.stream().anyMatch(key::startsWith)
                    || ends.stream()
                        .filter(key::endsWith)
                        .map(end -> key.substring(0, key.length() - end.length()))
                        .anyMatch(start -> sources.contains("\"" + start + "\"")));
  }

  @Test
  void namesAKeyThatIsMissingAndATextThatTakesOtherValues() {
    assertThatThrownBy(() -> english.get("no.such"))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("no.such")
        .hasMessageContaining("text_en.properties");
    assertThatThrownBy(() -> chinese.get("roc.title")).hasMessageContaining("takes 1 value");
  }

  @Test
  void keepsApostrophesAndCountsOneAndMany() {
    assertThat(english.get("limits.delong")).startsWith("DeLong's interval");
    assertThat(english.get("provenance.engine.value", "PyTorch", "1", 1)).endsWith("1 thread");
    assertThat(english.get("provenance.engine.value", "PyTorch", "2", 2)).endsWith("2 threads");
  }

  @Test
  void writesAWholeChineseReportWithoutAnEnglishSentence() throws Exception {
    StudyReport study = new MadeUpStudy(SAMPLE.resolve("pictures")).report(true, Language.ZH);
    String page = ReportTest.withoutOwnScripts(Files.readString(Report.write(study, SAMPLE)));
    assertThat(page).contains("<html lang=\"zh-Hans\">", "灵敏度", "受试者工作特征", "净获益", "假阴性");
    assertThat(shown(page)).noneMatch(text -> THREE_WORDS.matcher(text).find());
    try (Stream<Path> figures = Files.list(SAMPLE.resolve("figures"))) {
      for (Path figure : figures.toList()) {
        Document svg =
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(figure.toFile());
        assertThat(svg.getDocumentElement().getAttribute("lang")).isEqualTo("zh-Hans");
        assertThat(shown(Files.readString(figure)))
            .noneMatch(text -> THREE_WORDS.matcher(text).find());
      }
    }
  }

  /** Text nodes and the attributes that are read out, without code and style. */
  private static List<String> shown(String page) {
    String bare =
        page.replaceAll("(?s)<(style|code|script)[ >].*?</\\1>", "")
            .replaceAll("(?s)<meta .*?>", "");
    Stream<String> nodes = Arrays.stream(bare.split("<[^>]*>"));
    Stream<String> spoken =
        Pattern.compile("(?:alt|aria-label)=\"([^\"]*)\"")
            .matcher(bare)
            .results()
            .map(r -> r.group(1));
    return Stream.concat(nodes, spoken).toList();
  }

  private static Set<String> tags(String pattern) {
    return Pattern.compile("</?[a-z]+>")
        .matcher(pattern)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  private static String sources(String folder) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }
}
