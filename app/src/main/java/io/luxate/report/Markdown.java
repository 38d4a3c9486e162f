package io.luxate.report;

/** Text in Markdown pages. */
public final class Markdown {
  private Markdown() {}

  /** Text that means nothing to Markdown or HTML, on one line. */
  public static String text(String value) {
    return value
        .replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replaceAll("([\\\\|`*\\[\\]])", "\\\\$1");
  }
}
