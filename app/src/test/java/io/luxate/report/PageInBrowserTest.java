package io.luxate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as a person meets it; needs a chromium on the search path. */
class PageInBrowserTest {
  private static final List<AutoCloseable> OPEN = new ArrayList<>();
  private static Optional<Browser> browser = Optional.empty();
  private static final List<String> complaints = new ArrayList<>();
  private static Optional<Page> opened = Optional.empty();
  private static String address = "";

  @BeforeAll
  static void opensTheBrowser(@TempDir Path folder) {
    Optional<Path> chromium = chromium();
    assumeTrue(
        chromium.isPresent(),
        "no chromium on the search path: the report was not tried in a browser");
    StudyReport all = new MadeUpStudy(folder.resolve("pictures")).report(true, Language.EN);
    address = Report.write(firstTaskOf(all), folder.resolve("study")).toUri().toString();
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    OPEN.add(playwright);
    browser =
        Optional.of(
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.get())
                        .setArgs(List.of("--no-sandbox", "--disable-gpu"))));
    OPEN.add(0, browser.get());
    opened = Optional.of(page(1280, ColorScheme.LIGHT));
  }

  @AfterAll
  static void closesTheBrowser() throws Exception {
    for (AutoCloseable open : OPEN) {
      open.close();
    }
  }

  @BeforeEach
  void forgetsComplaints() {
    complaints.clear();
  }

  @Test
  void readsOffTheThresholdUnderThePointer() {
    Page page = opened.orElseThrow();
    page.locator("input[type=range]").first().focus();
    page.keyboard().press("End");
    String before = readout(page);
    assertThat(before).contains("Threshold", "sensitivity", "specificity", "false negatives");
    Locator canvas = page.locator("canvas").first();
    canvas.scrollIntoViewIfNeeded();
    BoundingBox box = canvas.boundingBox();
    page.mouse().move(box.x + box.width * 0.25, box.y + box.height * 0.3);
    assertThat(readout(page)).isNotEqualTo(before).contains("Threshold", "false positives");
    assertThat(complaints).isEmpty();
  }

  @Test
  void readsOffThresholdsByKeyboard() {
    Page page = opened.orElseThrow();
    Locator slider = page.locator("input[type=range]").first();
    slider.focus();
    page.keyboard().press("Home");
    assertThat(slider.getAttribute("aria-valuetext"))
        .contains("Internal: sensitivity 100.0", "specificity 0.0");
    page.keyboard().press("End");
    assertThat(slider.getAttribute("aria-valuetext"))
        .contains("Threshold above every score", "sensitivity 0.0", "specificity 100.0");
  }

  @Test
  void beginsWhereTheTablesDo() {
    Page page = opened.orElseThrow();
    page.reload();
    String table = page.locator("section.task").first().locator("table").nth(3).innerText();
    assertThat(table).contains("Sensitivity");
    for (String rate : readout(page).lines().filter(line -> line.startsWith("External")).toList()) {
      assertThat(table.replace(' ', '/')).contains(rate.replaceAll(".*?\\((\\d+/\\d+)\\).*", "$1"));
    }
  }

  @Test
  void runsNoScriptButItsOwn() {
    Page page = opened.orElseThrow();
    page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.foreign = 1';"
            + " document.body.append(s); }");
    assertThat(page.evaluate("() => window.foreign")).isNull();
    assertThat(complaints).anyMatch(complaint -> complaint.contains("Content Security Policy"));
  }

  @Test
  void printsTheDrawnFigureInPlaceOfTheLiveOne() {
    Page page = opened.orElseThrow();
    Locator figure = page.locator("figure.on").first();
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(figure.locator("canvas").isVisible()).isFalse();
    assertThat(figure.locator("svg").boundingBox().width).isGreaterThan(150);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
  }

  @Test
  void fitsATelephoneInTheDark() {
    try (Page page = page(400, ColorScheme.DARK)) {
      assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(400);
      assertThat(complaints).isEmpty();
    }
  }

  private static Page page(int width, ColorScheme scheme) {
    Page page =
        browser
            .orElseThrow()
            .newPage(
                new Browser.NewPageOptions().setViewportSize(width, 900).setColorScheme(scheme));
    page.onConsoleMessage(message -> complaints.add(message.text()));
    page.onPageError(complaints::add);
    page.navigate(address);
    return page;
  }

  private static StudyReport firstTaskOf(StudyReport all) {
    return new StudyReport(
        all.title(),
        all.question(),
        true,
        all.tasks().subList(0, 1),
        List.of(),
        List.of(),
        List.of(),
        all.generatedAt(),
        Language.EN);
  }

  private static String readout(Page page) {
    return page.locator(".readout").first().innerText();
  }

  private static Optional<Path> chromium() {
    List<String> names = List.of("chromium", "chromium-browser", "google-chrome");
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(folder -> names.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
