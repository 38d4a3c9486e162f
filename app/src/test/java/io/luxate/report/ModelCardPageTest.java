package io.luxate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelCardPageTest {

  @Test
  void showsHostileNamesAsText() {
    String page = page("a|b <script>\n# `x` [y](z)", false).markdown();
    assertThat(page)
        .contains("a\\|b &lt;script> # \\`x\\` \\[y\\](z)")
        .doesNotContain("<script>", "\n# `x`");
    assertThat(page.lines().filter(line -> line.startsWith("# "))).hasSize(1);
  }

  @Test
  void callsAModelOfSimulatedRadiographsSo() {
    assertThat(page("dislocated", true).markdown())
        .contains("It learned from simulated radiographs.", "has to be measured on real ones");
    assertThat(page("dislocated", false).markdown()).doesNotContain("imulated");
  }

  @Test
  void saysWhenNothingWasMeasured() {
    assertThat(page("dislocated", false).markdown())
        .contains("None were measured when it was trained.", "No medical device");
  }

  private static ModelCardPage page(String positive, boolean simulated) {
    return new ModelCardPage(
        "resnet18",
        List.of(positive, "located"),
        positive,
        simulated,
        "No medical device",
        Map.of("Classes", positive),
        List.of("Shrunk"),
        Optional.empty(),
        "");
  }
}
