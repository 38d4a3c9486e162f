package io.luxate.image;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Letters, lines and arrows drawn into a grey picture with plain strokes: no fonts are needed, and
 * the same call gives the same pixels on every machine. Lengths are in pixels, values from 0
 * (black) to 1 (white); strokes are anti-aliased and cut at the picture's edge.
 */
public final class Lettering {
  /** Width of a letter and its gap, in parts of its height. */
  private static final double ADVANCE = 0.86;

  private static final Map<Character, int[][]> STROKES = strokes();

  private final Grey grey;
  private final double strokePx;
  private final float value;

  public Lettering(Grey grey, double strokePx, float value) {
    this.grey = grey;
    this.strokePx = strokePx;
    this.value = value;
  }

  /** The width of a text of the given height. */
  public static double widthPx(String text, double heightPx) {
    return text.length() * heightPx * ADVANCE;
  }

  /** Writes upper-case text with its top left corner at (x, y); unknown signs leave a gap. */
  public void text(String text, double x, double y, double heightPx) {
    double k = heightPx / 6;
    double left = x;
    for (char sign : text.toUpperCase(Locale.ROOT).toCharArray()) {
      for (int[] line : STROKES.getOrDefault(sign, new int[0][])) {
        for (int i = 0; i + 3 < line.length; i += 2) {
          line(
              left + line[i] * k, y + line[i + 1] * k, left + line[i + 2] * k, y + line[i + 3] * k);
        }
      }
      left += heightPx * ADVANCE;
    }
  }

  /** An arrow from one point to another, its head a fifth of its length. */
  public void arrow(double fromX, double fromY, double toX, double toY) {
    line(fromX, fromY, toX, toY);
    double bx = (fromX - toX) / 5;
    double by = (fromY - toY) / 5;
    line(toX, toY, toX + bx * 1.5 - by, toY + by * 1.5 + bx);
    line(toX, toY, toX + bx * 1.5 + by, toY + by * 1.5 - bx);
  }

  /** A straight stroke with round ends. */
  public void line(double x0, double y0, double x1, double y1) {
    double reach = strokePx / 2 + 1;
    int left = Math.max(0, (int) Math.floor(Math.min(x0, x1) - reach));
    int right = Math.min(grey.widthPx() - 1, (int) Math.ceil(Math.max(x0, x1) + reach));
    int top = Math.max(0, (int) Math.floor(Math.min(y0, y1) - reach));
    int bottom = Math.min(grey.heightPx() - 1, (int) Math.ceil(Math.max(y0, y1) + reach));
    double dx = x1 - x0;
    double dy = y1 - y0;
    double square = Math.max(dx * dx + dy * dy, 1e-9);
    float[] values = grey.values();
    for (int y = top; y <= bottom; y++) {
      for (int x = left; x <= right; x++) {
        double px = x + 0.5 - x0;
        double py = y + 0.5 - y0;
        double s = Math.min(Math.max((px * dx + py * dy) / square, 0), 1);
        double ax = px - s * dx;
        double ay = py - s * dy;
        double cover = strokePx / 2 + 0.5 - Math.sqrt(ax * ax + ay * ay);
        if (cover > 0) {
          float share = (float) Math.min(cover, 1);
          int i = y * grey.widthPx() + x;
          values[i] = values[i] * (1 - share) + value * share;
        }
      }
    }
  }

  private static Map<Character, int[][]> strokes() {
    // each letter: strokes parted by '/', each a row of points on a grid 4 wide and 6 high
    String[] letters = {
      "A 062046/1434",
      "B 001006/0030414233033/334445463606",
      "C 4130101105163645",
      "D 0020414536060600",
      "E 40000646/0333",
      "F 400006/0333",
      "G 413010011516364543/4323",
      "H 0006/4046/0343",
      "I 2026",
      "J 404536160504",
      "K 0006/400346",
      "L 000646",
      "M 0600234046",
      "N 06004640",
      "O 103041453616050110",
      "P 060030414233033",
      "Q 103041453616050110/2446",
      "R 06003041423303/2346",
      "S 4130100102133344453616",
      "T 0040/2026",
      "U 000516364540",
      "V 002640",
      "W 0016234 36",
      "X 0046/4006",
      "Y 0023/402326",
      "Z 00400646",
      "0 103041453616050110/1531",
      "1 112026/1636",
      "2 0110304142 0646",
      "3 001030413233/23334445361605",
      "4 36300444",
      "5 400003334445361605",
      "6 4130100105163645443303",
      "7 0040 1 6",
      "8 103041423313020110/13334445361605041 3",
      "9 0516364541301001021333 42",
      "- 0343",
      ". 2526",
      "/ 0640",
      ": 2122/2425",
      "+ 2125/0343",
      "% 0640/0010110100/3545463635"
    };
    Map<Character, int[][]> map = new HashMap<>();
    for (String letter : letters) {
      String[] lines = letter.substring(2).replace(" ", "").split("/", -1);
      int[][] strokes = new int[lines.length][];
      for (int i = 0; i < lines.length; i++) {
        int n = lines[i].length() / 2 * 2;
        strokes[i] = lines[i].chars().limit(n).map(c -> c - '0').toArray();
      }
      map.put(letter.charAt(0), strokes);
    }
    return map;
  }
}
