package io.luxate.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import io.luxate.Documents;
import io.luxate.dataset.DatasetReader;
import io.luxate.image.Box;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages as readers meet them; needs a chromium on the search path. */
class LabelPageTest {
  private static final int IMAGES = 3;
  private static Optional<Visitor> visitor = Optional.empty();

  @TempDir private Path folder = Path.of("");
  private final List<AutoCloseable> running = new ArrayList<>();
  private String address = "";

  @BeforeAll
  static void opensTheBrowser() {
    visitor = Visitor.withChromium();
    assumeTrue(
        visitor.isPresent(),
        "no chromium on the search path: the labelling page was not tried in a browser");
  }

  @AfterAll
  static void closesTheBrowser() {
    visitor.ifPresent(Visitor::close);
  }

  @BeforeEach
  void startsTheServer() {
    visitor().complaints.clear();
    Ward.of(folder, IMAGES);
    start();
  }

  @AfterEach
  void stopsTheServer() throws Exception {
    for (AutoCloseable one : running) {
      one.close();
    }
    running.clear();
  }

  @Test
  void takesTwoBlindReadersAndARulingToATableByKeyboardAlone() throws Exception {
    Page anna = visitor().read(address, "Anna");
    Visitor.until(anna, "Saved. Finding: dislocated", "1");
    Visitor.until(anna, "Saved. joint: shoulder", "j", "1");
    Visitor.until(anna, "Saved. view: AP", "v", "1");
    Visitor.until(anna, "Saved. side: left", "s", "l");
    Visitor.press(anna, "b", "ArrowUp", "ArrowUp", "ArrowLeft", "Shift+ArrowRight");
    Visitor.until(anna, "Saved. Box: 28 18 91 58", "Control+Shift+ArrowRight");
    Visitor.until(anna, "Image 2 of 3; 1 answered", "Escape", "ArrowRight");
    Visitor.until(anna, "Saved. Rejected: poor quality", "x", "3");
    String second = Visitor.image(anna);
    Visitor.until(anna, "Image 3 of 3; 2 answered", "n");
    Visitor.until(anna, "Saved. Finding: located", "2");
    Visitor.until(anna, "Every image is answered.", "f");

    Page ben = visitor().read(address, "Ben");
    assertThat(ben.locator("#progress").innerText()).isEqualTo("Image 1 of 3; 0 answered.");
    for (int i = 0; i < IMAGES; i++) {
      boolean rejects = Visitor.image(ben).equals(second);
      assertThat(ben.locator("[aria-pressed=true]").allInnerTexts()).hasSize(1); // Browse
      Visitor.until(ben, "Saved.", rejects ? "x" : "2", rejects ? "3" : "i");
      Visitor.until(ben, i < IMAGES - 1 ? "Image " + (i + 2) : "last image", "n");
    }

    Page chair = visitor().goTo(address, 1280, 800);
    tabTo(chair, "Rule on disagreements", "Chair");
    Visitor.waitForImage(chair);
    assertThat(chair.locator("#progress").innerText()).isEqualTo("Image 1 of 1; 0 ruled on.");
    assertThat(chair.locator("#others").innerText())
        .contains("The readers differ over: finding.", "Anna", "Ben", "dislocated", "located");
    assertThat(Visitor.barriers(chair)).isEmpty();
    Visitor.until(chair, "Saved. Finding: dislocated", "1");

    chair.navigate(address.replaceFirst("\\?.*", "agreement"));
    chair.waitForSelector("caption");
    assertThat(chair.locator("#counts").innerText())
        .contains("2 agreed on", "1 ruled on", "0 disputed");
    assertThat(chair.locator("#questions").innerText()).contains("Anna and Ben", "Cohen");
    assertThat(Visitor.barriers(chair)).isEmpty();
    chair.locator("#export").focus();
    Visitor.until(chair, "2 images in", "Enter");

    List<String> labels =
        DatasetReader.read(folder.resolve("consensus.csv")).examples().stream()
            .map(example -> example.label())
            .toList();
    assertThat(labels).containsExactlyInAnyOrder("dislocated", "located");
    assertThat(Documents.readText(folder.resolve("consensus.csv")))
        .contains(",left,28 18 91 58,", "adjudicated by Chair");
    assertThat(Documents.readText(folder.resolve("rejected.csv"))).contains("poor quality");
    assertThat(visitor().complaints).isEmpty();
  }

  @Test
  void keepsAndUndoesEverythingOverReloadAndRestart() throws Exception {
    Page page = visitor().read(address, "Anna");
    Visitor.until(page, "Saved. Finding: dislocated", "1");
    String first = Visitor.image(page);
    Visitor.until(page, "Image 2 of 3", "n");
    Visitor.until(page, "Saved. Finding: located", "2");
    page.reload();
    Visitor.waitForImage(page);
    assertThat(page.locator("#group-finding [aria-pressed=true]").innerText()).contains("located");

    stopsTheServer();
    Visitor.press(page, "3");
    page.waitForFunction("() => document.getElementById('trouble').textContent.length > 0");
    assertThat(page.locator("#trouble").innerText()).contains("Not saved", "still running");
    Visitor.press(page, "n");
    page.waitForFunction(
        "() => document.getElementById('trouble').textContent.includes('this image stays')");
    start();
    Page again = visitor().read(address, "anna");
    assertThat(again.locator("#progress").innerText()).isEqualTo("Image 3 of 3; 2 answered.");
    Visitor.until(again, "Undone. Image 2 of 3; 1 answered", "z");
    Visitor.until(again, "Undone. Image 1 of 3; 0 answered", "z");
    assertThat(Visitor.image(again)).isEqualTo(first);
    Visitor.until(again, "Nothing left to undo", "z");
    Visitor.until(again, "Redone. Image 1 of 3; 1 answered", "y");
  }

  @Test
  void turnsZoomsAndWindowsWithoutTouchingTheBox() {
    Page page = visitor().read(address, "Anna");
    BoundingBox canvas = page.locator("#canvas").boundingBox();
    Visitor.press(page, "b");
    page.mouse().move(canvas.x + canvas.width * 0.4, canvas.y + canvas.height * 0.4);
    page.mouse().down();
    page.mouse().move(canvas.x + canvas.width * 0.6, canvas.y + canvas.height * 0.6);
    page.mouse().up();
    page.waitForFunction("() => document.getElementById('status').textContent.includes('Box')");
    Box drawn = box().orElseThrow();
    assertThat((drawn.left() + drawn.right()) / 2).isBetween(59.0, 61.0);
    assertThat((drawn.top() + drawn.bottom()) / 2).isBetween(39.0, 41.0);

    String window = page.locator("#display").innerText();
    Visitor.press(page, "Escape", "+", "+", "-", "i", "r", "w", "ArrowUp", "ArrowRight");
    page.waitForFunction(
        "() => /Zoom 125 %; window centre .*turned 90°; inverted/"
            + ".test(document.getElementById('display').textContent)");
    String windowPart = "window centre [^;]*";
    assertThat(window.replaceFirst(".*(" + windowPart + ").*", "$1"))
        .isNotEqualTo(
            page.locator("#display").innerText().replaceFirst(".*(" + windowPart + ").*", "$1"));
    Visitor.press(page, "b");
    String up = Math.round(drawn.left()) + " " + Math.round(drawn.top() - 2);
    Visitor.until(page, "Saved. Box: " + up, "ArrowRight"); // to the viewer's right, up in the file
    assertThat(box().orElseThrow().top()).isCloseTo(drawn.top() - 2, offset());
    assertThat(box().orElseThrow().left()).isCloseTo(drawn.left(), offset());
    Visitor.press(page, "0");
    page.waitForFunction(
        "() => document.getElementById('display').textContent.startsWith('Zoom 100 %')"
            + " && !document.getElementById('display').textContent.includes('turned')");
    Visitor.until(page, "Saved. Box removed.", "Delete");
    assertThat(box()).isEmpty();
  }

  @Test
  void answersSeveralLabelsOneByOneWithTheKeyboard() throws Exception {
    stopsTheServer();
    Documents.write(
        folder.resolve("images.csv"),
        "path,labels\nimages/0.png,dislocation;fracture;implant\nimages/1.png,\n");
    start();
    Page page = visitor().read(address, "Anna");
    Visitor.until(page, "dislocation: y yes, n no, u unsure.", "1");
    Visitor.until(page, "Saved. dislocation: yes.", "y");
    Visitor.until(page, "Saved. implant: unsure.", "3", "u");
    assertThat(page.locator("#progress").innerText()).isEqualTo("Image 1 of 2; 0 answered.");
    Visitor.until(page, "Saved. No: fracture.", "o");
    assertThat(page.locator("#progress").innerText()).isEqualTo("Image 1 of 2; 1 answered.");
    assertThat(page.locator("#group-labels [aria-pressed=true]").allInnerTexts())
        .containsExactly("Yes y", "No n", "Unsure u");
    assertThat(page.locator("#group-finding").isVisible()).isFalse();
    assertThat(Visitor.barriers(page)).isEmpty();
    Visitor.until(page, "Undone. Image 1 of 2; 0 answered.", "z");
    Visitor.until(page, "Saved. dislocation: not said.", "1", "y");
    assertThat(answer()).isEqualTo(SeveralLabelsTest.labels(Map.of("implant", Verdict.UNSURE)));
    Visitor.until(page, "Saved. Rejected: poor quality", "x", "3");
    assertThat(answer()).isEqualTo(Ward.rejected("poor quality"));
    assertThat(visitor().complaints).isEmpty();
  }

  @Test
  void fitsAPageZoomedToTwoHundredPercentAndHelpsByKeyboard() {
    Page page = visitor().goTo(address, 640, 400);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    assertThat(Visitor.barriers(page)).isEmpty();
    page.keyboard().type("Anna");
    page.keyboard().press("Enter");
    Visitor.waitForImage(page);
    assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(640);
    Visitor.press(page, "?");
    assertThat(page.locator("#help").isVisible()).isTrue();
    assertThat(Visitor.barriers(page)).isEmpty();
    Visitor.press(page, "1", "Escape");
    assertThat(page.locator("#help").isVisible()).isFalse();
    assertThat(page.locator("#progress").innerText()).contains("0 answered");
    assertThat(visitor().complaints).isEmpty();
  }

  @Test
  void tellsOfAFileThatCannotBeShownAndLetsItBeRejected() {
    Documents.write(folder.resolve(Ward.path(0)), "no image");
    Page page = visitor().goTo(address, 1280, 800);
    page.navigate(address.replaceFirst("\\?.*", "read?name=Anna#" + Ward.id(0)));
    page.waitForFunction("() => !document.getElementById('unusable').hidden");
    assertThat(page.locator("#unusable").innerText())
        .contains("not an image")
        .doesNotContain("images/0.png", folder.toString());
    Visitor.until(page, "Saved. Rejected: cannot be read", "x", "8");
  }

  /** By the tab key alone. */
  private static void tabTo(Page page, String button, String name) {
    page.waitForFunction("() => document.activeElement.id === 'name'");
    page.keyboard().type(name);
    for (int i = 0; i < 5 && !focused(page).startsWith(button); i++) {
      page.keyboard().press("Tab");
    }
    assertThat(focused(page)).startsWith(button);
    page.keyboard().press("Enter");
  }

  private static String focused(Page page) {
    return String.valueOf(page.evaluate("() => document.activeElement.innerText"));
  }

  private Optional<Box> box() {
    return answer().box();
  }

  /** What Anna says of the one image that she has begun. */
  private Answer answer() {
    try (AnswerStore store = AnswerStore.open(folder.resolve("labels.sqlite"))) {
      Map<String, Answer> answers = store.of(Author.reader("Anna"));
      return answers.values().iterator().next();
    }
  }

  private static Offset<Double> offset() {
    return within(0.11);
  }

  private void start() {
    Ward ward = Ward.existing(folder);
    AnswerStore store = AnswerStore.open(ward.database());
    LabelServer server = LabelServer.start(ward.task(), store, folder.resolve("consensus.csv"), 0);
    running.add(server);
    running.add(store);
    address = server.address();
  }

  private static Visitor visitor() {
    return visitor.orElseThrow();
  }
}
