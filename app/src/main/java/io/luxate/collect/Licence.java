package io.luxate.collect;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A licence as its owner states it, and what it is by SPDX's names: {@code CC0-1.0}, {@code PD},
 * {@code CC-BY-4.0}, {@code CC-BY-NC-SA-3.0}, a bare {@code CC-BY} where no version is stated, or
 * {@code unknown}.
 *
 * @param stated in the owner's words
 */
record Licence(String id, String stated) {
  static final String UNKNOWN = "unknown";
  static final String PUBLIC_DOMAIN = "PD";

  private static final Pattern ADDRESS =
      Pattern.compile("creativecommons\\.org/(licenses|publicdomain)/([a-z-]+)(?:/(\\d\\.\\d))?");
  private static final String PORT = "(?: [a-z]{2,3})?(?:,[\\d.,]+)?(?: ?\\(.*\\))?";
  private static final String VERSION = "(?:[- ]*v?(\\d(?:\\.\\d)?))?";
  private static final Pattern CC =
      Pattern.compile(
          "(?:cc|creative commons)[- ]*(by(?:[- ]*(?:nc|nd|sa))*)" + VERSION + "[- ]?" + PORT);

  /** As Open-i writes it: nothing else may stand beside it, for much begins with "by". */
  private static final Pattern CODE = Pattern.compile("(by(?:-?(?:nc|nd|sa))*)" + VERSION);

  private static final Pattern ZERO =
      Pattern.compile(
          "(?:cc|creative commons)[- ]*(?:0|zero)[- ]*(?:v?1(?:\\.0)?)?[- ]*(?:universal)?");
  private static final Pattern PD =
      Pattern.compile("pd(?:[- ].*)?|public ?domain(?: (?:dedication|mark).*| in .*| work.*)?");
  private static final List<String> PARTS = List.of("nc", "nd", "sa");

  /** A licence in words, in an identifier's letters, or as an address of creativecommons.org. */
  static Licence of(String stated) {
    String text = stated.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    return new Licence(byAddress(text).or(() -> byWords(text)).orElse(UNKNOWN), stated.strip());
  }

  /**
   * A licence that is stated twice: where words and address name different ones, neither is
   * believed.
   */
  static Licence of(String words, String address) {
    Licence said = of(words);
    Licence linked = of(address);
    if (said.isUnknown() && !words.isBlank() && !linked.isUnknown()) {
      return new Licence(linked.id, words.strip() + " (" + address.strip() + ")");
    }
    if (linked.isUnknown()) {
      return said;
    }
    boolean agree = words.isBlank() || linked.id.equals(said.id) || linked.isOf(said.id);
    String both = Stream.of(words.strip(), address.strip()).filter(s -> !s.isEmpty()).toList() + "";
    return new Licence(agree ? linked.id : UNKNOWN, agree ? linked.stated : both);
  }

  private static Optional<String> byAddress(String text) {
    Matcher address = ADDRESS.matcher(text);
    if (!address.find()) {
      return Optional.empty();
    }
    String name = address.group(2);
    if (address.group(1).equals("publicdomain")) {
      return Optional.of(name.equals("zero") ? "CC0-1.0" : PUBLIC_DOMAIN);
    }
    return name.startsWith("by")
        ? Optional.of(creativeCommons(name, Optional.ofNullable(address.group(3))))
        : Optional.of(UNKNOWN);
  }

  private static Optional<String> byWords(String text) {
    String plain =
        text.replace("attribution", "by")
            .replaceAll("non-?commercial", "nc")
            .replaceAll("no-?deriv(?:ative|ate)?s?(?: works)?", "nd")
            .replaceAll("share-?alike", "sa")
            .replaceAll("\\b(?:licen[cs]e|international|unported|generic)\\b", "")
            .replaceAll("\\s+", " ")
            .strip();
    if (PD.matcher(plain).matches()) {
      return Optional.of(PUBLIC_DOMAIN);
    }
    if (ZERO.matcher(plain).matches()) {
      return Optional.of("CC0-1.0");
    }
    Matcher cc = CODE.matcher(text).matches() ? CODE.matcher(text) : CC.matcher(plain);
    return cc.matches()
        ? Optional.of(creativeCommons(cc.group(1), Optional.ofNullable(cc.group(2))))
        : Optional.empty();
  }

  private static String creativeCommons(String parts, Optional<String> version) {
    StringBuilder id = new StringBuilder("CC-BY");
    for (String part : PARTS) {
      if (parts.substring(2).contains(part)) {
        id.append('-').append(part.toUpperCase(Locale.ROOT));
      }
    }
    version.ifPresent(v -> id.append('-').append(v.contains(".") ? v : v + ".0"));
    return id.toString();
  }

  boolean isUnknown() {
    return id.equals(UNKNOWN);
  }

  /** Whether commercial use is forbidden. */
  boolean isNonCommercial() {
    return id.contains("-NC");
  }

  /** Whether changed copies are forbidden. */
  boolean isNoDerivatives() {
    return id.contains("-ND");
  }

  /** Whether this is {@code name}, or any version of it. */
  boolean isOf(String name) {
    return id.equals(name)
        || (id.startsWith(name + "-") && id.substring(name.length()).matches("-\\d\\.\\d"));
  }

  /** Where its text stands, for the licences that have one place. */
  Optional<String> address() {
    if (id.equals("CC0-1.0")) {
      return Optional.of("https://creativecommons.org/publicdomain/zero/1.0/");
    }
    Matcher cc = Pattern.compile("CC-(BY[A-Z-]*)-(\\d\\.\\d)").matcher(id);
    return cc.matches()
        ? Optional.of(
            "https://creativecommons.org/licenses/"
                + cc.group(1).toLowerCase(Locale.ROOT)
                + "/"
                + cc.group(2)
                + "/")
        : Optional.empty();
  }
}
