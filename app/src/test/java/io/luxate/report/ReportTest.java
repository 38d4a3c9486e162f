package io.luxate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.LuxateException;
import io.luxate.evidence.Metrics;
import io.luxate.evidence.Prediction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReportTest {
  /** Kept after the test, to be looked at. */
  private static final Path SAMPLE = Path.of("target", "sample-report");

  private static final Texts ENGLISH = Texts.in(Language.EN);

  private static String whole = "";
  private static String html = "";

  @BeforeAll
  static void writeTheSample() throws IOException {
    StudyReport study = new MadeUpStudy(SAMPLE.resolve("pictures")).report(true, Language.EN);
    whole = Files.readString(Report.write(study, SAMPLE));
    html = withoutOwnScripts(whole);
  }

  /** The page without the two scripts that it carries; any other would stay. */
  static String withoutOwnScripts(String page) {
    String rest = page;
    for (Script script : Script.ofCurves()) {
      rest = rest.replace("<script>" + script.text() + "</script>", "");
    }
    return rest;
  }

  @Test
  void fetchesNothing() {
    assertThat(html).doesNotContain("http://", "https://", "<link", "<script", "url(", "@import");
    assertThat(all("(?:src|href)=\"([^\"]*)\"", html))
        .isNotEmpty()
        .allMatch(address -> address.startsWith("#") || address.startsWith("data:image/jpeg;"));
    assertThat(html).contains("default-src 'none'");
  }

  @Test
  void letsOnlyItsOwnScriptsRun() throws Exception {
    List<String> scripts = all("<script>(.*?)</script>", whole);
    String policy = all("Content-Security-Policy\" content=\"([^\"]*)\"", html).get(0);
    assertThat(scripts).hasSize(2);
    for (String script : scripts) {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      String hash = Base64.getEncoder().encodeToString(digest);
      assertThat(policy).contains("'sha256-" + hash + "'");
    }
    assertThat(policy).doesNotContain("script-src 'unsafe", "eval", "*");
    assertThat(html).doesNotContainPattern("<[^>]* on(click|load|error)=");
  }

  @Test
  void leadsEveryLinkToAPlaceOnThePage() {
    List<String> ids = all(" id=\"([^\"]*)\"", html);
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(all("href=\"#([^\"]*)\"", html)).isNotEmpty().allMatch(ids::contains);
  }

  @Test
  void namesEveryScrollingTableApart() {
    assertThat(all("role=\"region\" aria-label=\"([^\"]*)\"", html)).doesNotHaveDuplicates();
  }

  @Test
  void showsHostileNamesAsText() {
    assertThat(html).contains("&lt;script&gt;alert(").doesNotContain("<script");
    assertThat(html).doesNotContainPattern("alt=\"[^\"]*<");
  }

  @Test
  void callsSimulatedDataSimulatedWhereverNumbersStand() {
    assertThat(html).contains("<strong>Simulated data.</strong>");
    assertThat(all("<caption>([^<]*)</caption>", html))
        .hasSizeGreaterThan(10)
        .filteredOn(caption -> !caption.startsWith("What this run"))
        .allMatch(caption -> caption.contains("simulated"));
    assertThat(all("<h2 [^>]*>(.*?)</h2>", html))
        .filteredOn(h -> h.startsWith("Shoulder") || h.startsWith("Hip"))
        .hasSize(3)
        .allMatch(h -> h.contains("simulated"));
  }

  @Test
  void doesNotCallRealDataSimulated() {
    StudyReport study = new MadeUpStudy(SAMPLE.resolve("pictures")).report(false, Language.EN);
    String page = withoutOwnScripts(Report.html(study));
    assertThat(page.substring(page.indexOf("<body>"))).doesNotContainIgnoringCase("simulated");
  }

  @Test
  void saysThatItIsNoMedicalDevice() {
    assertThat(html).contains("not a certified medical device").contains("triage-support");
  }

  @Test
  void putsThePublishedNumbersApart() {
    assertThat(html).contains("Published, real radiographs").contains("10.1007/s00256-022-04077-7");
    assertThat(html).contains("0.880");
    assertThat(Published.of("knee")).isEmpty();
    assertThat(Published.of("THA").orElseThrow().external()).isEqualTo(0.95);
  }

  @Test
  void writesIntervalsWithAnEnDashAndThreeDecimals() {
    assertThat(html)
        .containsPattern("<strong>[01]\\.\\d{3}</strong> \\([01]\\.\\d{3}–[01]\\.\\d{3}\\)");
    assertThat(html).doesNotContain("NaN", "Infinity", "Optional", "1.000–1.000");
  }

  @Test
  void showsEveryWrongCallGiven() {
    assertThat(html).contains("False negatives").contains("False positives");
    assertThat(all("<img ([^>]*)>", html)).isNotEmpty().allMatch(img -> img.contains("alt=\"Heat"));
  }

  @Test
  void showsEveryWrongCallTheLaterOnesSmall() {
    List<Heatmap> calls = new MadeUpStudy(SAMPLE.resolve("pictures")).wrongCalls(60);
    TaskPage.Gallery missed = TaskPage.galleries(calls, "dislocated", ENGLISH).get(0);
    assertThat(missed.title()).isEqualTo("False negatives, shown: 60");
    assertThat(missed.shown()).hasSize(24);
    assertThat(missed.others()).hasSize(36);
    assertThat(missed.others().stream().mapToInt(s -> s.picture().uri().length()).sum())
        .isLessThan(36 * 20_000);
  }

  @Test
  void saysWhenTheExternalSetWasReopenedOrIsSealed() {
    assertThat(html).containsOnlyOnce("opened more than once").contains("sealed, not opened");
  }

  @Test
  void writesFiguresThatAreWellFormedAndLegible() throws Exception {
    List<Path> figures;
    try (Stream<Path> files = Files.list(SAMPLE.resolve("figures"))) {
      figures = files.toList();
    }
    assertThat(figures).hasSize(1 + 4 * 7 + 3 * 2);
    for (Path figure : figures) {
      String svg = Files.readString(figure);
      assertThatCode(
              () ->
                  DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(figure.toFile()))
          .as(figure.toString())
          .doesNotThrowAnyException();
      assertThat(all("font-size: (\\d+)px", svg)).allMatch(px -> Integer.parseInt(px) >= 12);
      assertThat(svg).contains("fill=\"#ffffff\"").contains("Simulated").doesNotContain("NaN");
    }
  }

  @Test
  void showsMoreThanTwoClassesOneByOne() {
    List<Prediction> rows = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      Map<String, Double> scores = new LinkedHashMap<>();
      for (int c = 0; c < 3; c++) {
        scores.put("design-" + c, (i % 3 == c ? 0.5 : 0.2) + i * (c + 3) % 7 / 20.0);
      }
      rows.add(Prediction.of("i" + i, "design-" + i % 3, 0).withClassScores(scores));
    }
    Evaluation internal =
        new Evaluation(Metrics.ofClasses(rows), Optional.empty(), Optional.empty());
    TaskReport task =
        new TaskReport(
            "Design",
            "any",
            List.of(),
            new ImageFlow(30, List.of(), 0, List.of(), Optional.empty()),
            List.of(),
            List.of(),
            List.of(new Candidate("resnet18", "none", internal.metrics(), 1, 3, List.of())),
            new Choice("resnet18", "none", "The only one."),
            internal,
            Optional.empty(),
            false,
            Findings.none(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    String page =
        Report.html(
            new StudyReport(
                "t",
                "q",
                false,
                List.of(task),
                List.of(),
                List.of(),
                List.of(),
                "now",
                Language.EN));
    assertThat(page).contains("Each class against the rest").contains("design-2");
    assertThat(page).doesNotContain("Published").doesNotContain("At the fixed threshold");
  }

  @Test
  void namesAHeatmapThatCannotBeRead() throws IOException {
    Path broken = Files.createTempFile("broken", ".png");
    Heatmap heatmap = new Heatmap("x.png", "located", 0.1, "located", broken, false);
    assertThatThrownBy(() -> Picture.embed(heatmap.overlay(), 480))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining(broken.toString());
    Files.delete(broken);
  }

  private static List<String> all(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
    return matcher.results().map(found -> found.group(1)).toList();
  }
}
