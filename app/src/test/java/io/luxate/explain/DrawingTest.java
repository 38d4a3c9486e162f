package io.luxate.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.luxate.LuxateException;
import io.luxate.image.Grey;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.SAXException;

class DrawingTest {
  private static final int WIDTH = 300;
  private static final int HEIGHT = 200;

  @Test
  void closesAContourAroundExactlyWhatReachesItsLevel() {
    Grey map = twoHills();
    for (double level : Contour.LEVELS) {
      Contour contour = Contour.of(map, level);
      assertThat(contour.strokes()).hasSize(level > 0.7 ? 1 : 2);
      Path2D path = contour.path();
      for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
          boolean inside = path.contains(x + 0.5, y + 0.5);
          boolean high = map.at(x, y) >= level;
          if (Math.abs(map.at(x, y) - level) > 0.001) {
            assertThat(inside).as(x + ", " + y).isEqualTo(high);
          }
        }
      }
    }
  }

  @Test
  void keepsAContourWithinThePictureWhereItMeetsTheEdge() {
    Grey map = new Grey(3, 2, new float[] {1, 1, 1, 1, 1, 1});
    double[] stroke = Contour.of(map, 0.5).strokes().get(0);
    for (int i = 0; i < stroke.length; i += 2) {
      assertThat(stroke[i]).isBetween(0.0, 3.0);
      assertThat(stroke[i + 1]).isBetween(0.0, 2.0);
    }
    assertThat(Contour.of(Grey.black(3, 2), 0.5).strokes()).isEmpty();
  }

  @Test
  void partsTwoHillsThatTouchAtACorner() {
    Grey map = new Grey(2, 2, new float[] {1, 0, 0, 1});
    assertThat(Contour.of(map, 0.6).strokes()).hasSize(2);
  }

  @Test
  void coversAsMuchAsTheOpacitySays() {
    Grey radiograph = grey(1f);
    BufferedImage none = Overlay.draw(radiograph, twoHills(), 0);
    BufferedImage all = Overlay.draw(radiograph, twoHills(), 1);
    assertThat(none.getRGB(80, 100) & 0xffffff).isEqualTo(0xffffff);
    assertThat(all.getRGB(80, 100) & 0xffffff).isEqualTo(Inferno.rgb(1));
  }

  @Test
  void showsTheRadiographUntouchedBesideTheOverlay() throws IOException {
    BufferedImage drawn = png(Style.SIDE_BY_SIDE);
    assertThat(drawn.getWidth()).isEqualTo(2 * WIDTH);
    assertThat(drawn.getRGB(80, 100) & 0xffffff).isEqualTo(0x808080);
    assertThat(drawn.getRGB(WIDTH + 80, 100))
        .isEqualTo(png(Style.OVERLAY).getRGB(80, 100))
        .isNotEqualTo(drawn.getRGB(80, 100));
  }

  @Test
  void leavesTheRadiographUntouchedBetweenContours() throws IOException {
    BufferedImage drawn = png(Style.CONTOUR);
    assertThat(drawn.getWidth()).isEqualTo(WIDTH);
    assertThat(drawn.getHeight()).isGreaterThan(HEIGHT);
    assertThat(drawn.getRGB(80, 100) & 0xffffff).isEqualTo(0x808080);
    int touched = 0;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        touched += (drawn.getRGB(x, y) & 0xffffff) == 0x808080 ? 0 : 1;
      }
    }
    assertThat(touched).isBetween(100, WIDTH * HEIGHT / 10);
  }

  @ParameterizedTest
  @EnumSource
  void holdsTheWholeRadiographAndWordsInItsSvg(Style style)
      throws IOException, ParserConfigurationException, SAXException {
    byte[] svg =
        new Drawing(style, 0.5, true).draw(grey(0.5f), twoHills(), "Evidence for 'a<b' & more");
    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
    String text = new String(svg, StandardCharsets.UTF_8);
    assertThat(text)
        .contains("<title id=\"title\">Evidence for 'a&lt;b' &amp; more</title>")
        .contains("Most evidence at 81 px from the left, 101 px from the top, of 300 x 200 px.");
    assertThat(text.split("<path", -1).length > 3).isEqualTo(style == Style.CONTOUR);
    Matcher size = Pattern.compile("font-size=\"([0-9.]+)\"").matcher(text);
    assertThat(size.results().map(match -> Double.valueOf(match.group(1))))
        .hasSize(2)
        .allMatch(letter -> letter >= 12);
    Matcher png = Pattern.compile("data:image/png;base64,([^\"]+)").matcher(text);
    assertThat(png.find()).isTrue();
    BufferedImage radiograph =
        ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png.group(1))));
    assertThat(radiograph.getWidth()).isEqualTo(WIDTH);
    assertThat(radiograph.getHeight()).isEqualTo(HEIGHT);
    assertThat(radiograph.getRaster().getSample(5, 5, 0)).isEqualTo(128);
  }

  @ParameterizedTest
  @EnumSource
  void saysWhereNothingSpeaksForTheClass(Style style) {
    Drawing drawing = new Drawing(style, 0.5, true);
    String svg =
        new String(drawing.draw(grey(0.5f), Grey.black(WIDTH, HEIGHT), ""), StandardCharsets.UTF_8);
    assertThat(svg).contains(">nothing speaks for the class<").doesNotContain("linearGradient");
    assertThat(drawing.ending()).isEqualTo(style.id() + ".svg");
  }

  @Test
  void namesAllStylesWhereItKnowsNone() {
    assertThat(Style.named("side-by-side")).isEqualTo(Style.SIDE_BY_SIDE);
    assertThatThrownBy(() -> Style.named("both"))
        .isInstanceOf(LuxateException.class)
        .hasMessage("unknown style 'both'; choose overlay, side-by-side or contour");
  }

  @Test
  void growsSteadilyLighterWithTheEvidence() {
    double before = -1;
    for (int i = 0; i <= 100; i++) {
      int rgb = Inferno.rgb(i / 100.0);
      double light =
          0.2126 * (rgb >> 16 & 0xff) + 0.7152 * (rgb >> 8 & 0xff) + 0.0722 * (rgb & 0xff);
      assertThat(light).isGreaterThan(before);
      before = light;
    }
    assertThat(before).isCloseTo(245, within(10.0));
  }

  private static BufferedImage png(Style style) throws IOException {
    byte[] bytes = new Drawing(style, 0.6, false).draw(grey(0.5f), twoHills(), "");
    return ImageIO.read(new ByteArrayInputStream(bytes));
  }

  private static Grey grey(float level) {
    Grey grey = Grey.black(WIDTH, HEIGHT);
    Arrays.fill(grey.values(), level);
    return grey;
  }

  /** One hill of height 1 at (80, 100), one of 0.7 at (220, 60). */
  private static Grey twoHills() {
    Grey map = Grey.black(WIDTH, HEIGHT);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double one = Math.exp(-(Math.pow(x - 80, 2) + Math.pow(y - 100, 2)) / 1200);
        double other = 0.7 * Math.exp(-(Math.pow(x - 220, 2) + Math.pow(y - 60, 2)) / 600);
        map.values()[y * WIDTH + x] = (float) Math.max(one, other);
      }
    }
    return map;
  }
}
