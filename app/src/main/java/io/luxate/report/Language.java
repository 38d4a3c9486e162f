package io.luxate.report;

import java.util.Locale;

/** A language that the report is written in. */
public enum Language {
  /** English. */
  EN("en"),
  /** Chinese in simplified characters. */
  ZH("zh-Hans");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** As HTML names it (BCP 47). */
  public String tag() {
    return tag;
  }

  /** As the command line and the texts' file name it: {@code en} or {@code zh}. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
