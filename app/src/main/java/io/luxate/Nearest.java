package io.luxate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The known names that a person may have meant by an unknown one. */
public final class Nearest {
  private Nearest() {}

  /**
   * Those that begin with it, else those that fewest letters tell apart from it, unless these are
   * more than two and more than a third of its own; upper case and punctuation do not count.
   */
  public static List<String> of(String asked, List<String> known) {
    String plain = plain(asked);
    List<String> longer =
        known.stream().filter(k -> plain.length() > 2 && plain(k).startsWith(plain)).toList();
    if (!longer.isEmpty()) {
      return longer;
    }
    int least = known.stream().mapToInt(k -> distance(plain(k), plain)).min().orElse(0);
    return least > Math.max(2, plain.length() / 3)
        ? List.of()
        : known.stream().filter(k -> distance(plain(k), plain) == least).toList();
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  /** Levenshtein's distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, j -> j);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
