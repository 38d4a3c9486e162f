package io.luxate.benchmarks.compare;

import io.luxate.Documents;
import io.luxate.LuxateException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tables of BENCHMARKS.md. Each stands below a line that names the results it is made of,
 * {@code <!-- compare: 2026-11-23/train-10 2026-11-23/train-32 -->}, so that nobody copies figures.
 */
final class Tables {
  private static final String PAGE = "BENCHMARKS.md";
  private static final String RESULTS = "benchmarks/results";
  private static final Pattern TABLE =
      Pattern.compile("<!-- compare:([^>\n]*) -->\n(?:\n(?:\\|.*\n)+)?");

  /** New tables go to the end of this section. */
  private static final Pattern SECTION =
      Pattern.compile("(?ms)^## Against its peers\n.*?(?=^## |\\z)");

  private Tables() {}

  /** Makes every table of the page anew; the repository is the argument. */
  public static void main(String[] args) {
    try {
      Path home = Path.of(args[0]);
      Documents.write(home.resolve(PAGE), refreshed(home));
    } catch (LuxateException e) {
      System.err.println("compare: " + e.getMessage());
      System.exit(2);
    }
  }

  /** The page with every table as its results have it; throws USER where they are missing. */
  static String refreshed(Path home) {
    return refreshed(Documents.readText(home.resolve(PAGE)), home.resolve(RESULTS));
  }

  private static String refreshed(String page, Path results) {
    Function<MatchResult, String> anew =
        table -> {
          List<Results> all =
              Arrays.stream(table.group(1).strip().split(" +"))
                  .map(name -> results.resolve(name).resolve("results.json"))
                  .map(file -> Documents.readJson(file, Results.class))
                  .toList();
          return Matcher.quoteReplacement(
              "<!-- compare:" + table.group(1) + " -->\n\n" + Markdown.table(all));
        };
    return TABLE.matcher(page).replaceAll(anew);
  }

  /**
   * Puts a comparison's table on the page: where it has its place, otherwise at the end of the
   * section on peers. One that was written beside the repository's results is none of the page's.
   */
  static void publish(Path home, Path out) {
    Path results = home.resolve(RESULTS).toAbsolutePath().normalize();
    Path mine = out.toAbsolutePath().normalize();
    Results found = Documents.readJson(mine.resolve("results.json"), Results.class);
    boolean tabular = !found.cases().isEmpty() || !found.memory().isEmpty();
    if (tabular && mine.startsWith(results) && !mine.equals(results)) {
      String name = results.relativize(mine).toString().replace('\\', '/');
      String page = withPlace(Documents.readText(home.resolve(PAGE)), name);
      Documents.write(home.resolve(PAGE), refreshed(page, results));
    }
  }

  /** The page with a line for these results. */
  private static String withPlace(String page, String name) {
    boolean has =
        TABLE
            .matcher(page)
            .results()
            .anyMatch(table -> List.of(table.group(1).strip().split(" +")).contains(name));
    if (has) {
      return page;
    }
    String place = "<!-- compare: " + name + " -->\n\n";
    Matcher section = SECTION.matcher(page);
    int end = section.find() ? section.end() : page.length();
    return page.substring(0, end).stripTrailing()
        + "\n\n`"
        + name
        + "`:\n\n"
        + place
        + page.substring(end);
  }
}
