package io.luxate.label;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.TimeoutError;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A person at a browser, with a keyboard only. */
final class Visitor implements AutoCloseable {
  private final Playwright playwright;
  private final Browser browser;
  final List<String> complaints = new ArrayList<>();

  private Visitor(Path chromium) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium)
                    .setArgs(List.of("--no-sandbox", "--disable-gpu")));
  }

  /** With Debian's chromium; empty where none is on the search path. */
  static Optional<Visitor> withChromium() {
    List<String> names = List.of("chromium", "chromium-browser", "google-chrome");
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(folder -> names.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Visitor::new);
  }

  /** A browser that was never here before, at this address. */
  Page goTo(String address, int width, int height) {
    BrowserContext fresh =
        browser.newContext(new Browser.NewContextOptions().setViewportSize(width, height));
    fresh.setDefaultTimeout(10_000);
    Page page = fresh.newPage();
    page.onConsoleMessage(message -> complaints.add(message.text()));
    page.onPageError(complaints::add);
    page.navigate(address);
    return page;
  }

  /** Types a name on the first page and goes in to read. */
  Page read(String address, String name) {
    Page page = goTo(address, 1280, 800);
    page.waitForFunction("() => document.activeElement.id === 'name'");
    page.keyboard().type(name);
    page.keyboard().press("Enter");
    waitForImage(page);
    return page;
  }

  static void waitForImage(Page page) {
    page.waitForFunction(
        "() => { const c = document.getElementById('canvas'); return c && c.dataset.shown"
            + " && '#' + c.dataset.shown === location.hash }");
  }

  /** The image that is shown. */
  static String image(Page page) {
    return page.url().replaceFirst(".*#", "");
  }

  static void press(Page page, String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
  }

  /** Presses keys and waits until the page says these words. */
  static void until(Page page, String words, String... keys) {
    press(page, keys);
    try {
      page.waitForFunction(
          "words => document.getElementById('status').textContent.includes(words)", words);
    } catch (TimeoutError e) {
      String said = page.locator("#status").innerText() + page.locator("#trouble").innerText();
      throw new AssertionError("waited for '" + words + "', and the page says '" + said + "'", e);
    }
  }

  /** What axe finds wrong with the page as it is now. */
  static List<String> barriers(Page page) {
    return new AxeBuilder(page)
        .setLegacyMode(true).analyze().getViolations().stream().map(Rule::toString).toList();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
