package io.luxate.report;

import gg.jte.Content;
import gg.jte.html.escape.Escape;
import gg.jte.output.StringOutput;
import io.luxate.LuxateException;
import io.luxate.LuxateException.Kind;
import io.luxate.Shipped;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The report's texts in one language, each found by its key in {@code text_en.properties} or {@code
 * text_zh.properties}. A text is a {@link MessageFormat} in which an apostrophe is an apostrophe:
 * <code>{0}</code> stands for the first value, <code>{2,choice,1#epoch|1&lt;epochs}</code> chooses
 * by the third. Values are words or numbers that {@link Numerals} has written; only what a choice
 * is made by is handed over as a number.
 */
public final class Texts {
  private static final Map<Language, Texts> READ = read();

  private final String file;
  private final Language language;
  private final Map<String, String> patterns = new TreeMap<>();

  private Texts(Language language) {
    this.file = "io/luxate/report/text_" + language.id() + ".properties";
    this.language = language;
    String text = new String(Shipped.bytes(file).orElseThrow(), StandardCharsets.UTF_8);
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    properties.forEach((key, value) -> patterns.put(key.toString(), value.toString()));
  }

  /** The texts of a language. */
  public static Texts in(Language language) {
    return Optional.ofNullable(READ.get(language)).orElseThrow();
  }

  public Language language() {
    return language;
  }

  /**
   * A text with its values in place.
   *
   * @throws LuxateException INTERNAL where no text has this key, or it takes other values
   */
  public String get(String key, Object... values) {
    MessageFormat format = format(key);
    int places = format.getFormatsByArgumentIndex().length;
    if (places != values.length) {
      throw new LuxateException(
          Kind.INTERNAL,
          "the text '" + key + "' takes " + places + " values and was given " + values.length);
    }
    return format.format(values);
  }

  /** A text whose own {@code <strong>} and {@code <em>} are kept, and its values shown as text. */
  public Content html(String key, Object... values) {
    Object[] escaped = Arrays.stream(values).map(Texts::escaped).toArray();
    String text = get(key, escaped);
    return output -> output.writeContent(text);
  }

  Set<String> keys() {
    return Collections.unmodifiableSet(new TreeSet<>(patterns.keySet()));
  }

  /** The pattern behind a key. */
  MessageFormat format(String key) {
    String pattern = patterns.get(key);
    if (pattern == null) {
      throw new LuxateException(
          Kind.INTERNAL, "no text '" + key + "' in " + file + "; add it in every language");
    }
    return new MessageFormat(pattern.replace("'", "''"), Locale.ROOT);
  }

  private static Object escaped(Object value) {
    if (value instanceof Number) {
      return value;
    }
    StringOutput text = new StringOutput();
    Escape.htmlContent(String.valueOf(value), text);
    return text.toString();
  }

  private static Map<Language, Texts> read() {
    Map<Language, Texts> read = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      read.put(language, new Texts(language));
    }
    return read;
  }
}
