package io.luxate.curate.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an audit looks for, the gravest first. */
public enum FindingKind {
  /** The same pixels twice. */
  IDENTICAL("the same picture", Weight.FIX),
  /** The same picture, changed: turned, mirrored, cut, inverted, compressed, written on. */
  NEAR_DUPLICATE("the same picture, changed", Weight.FIX),
  /** The same picture under two labels. */
  CONFLICT("the same picture under two labels", Weight.FIX),
  /** A file that cannot be read as an image. */
  UNREADABLE("cannot be read", Weight.FIX),
  /** Burned-in names, dates or numbers of a person. */
  PERSONAL_DATA("burned-in personal data", Weight.FIX),
  /** Photograph, drawing, CT slice, ultrasound, ... */
  NOT_A_RADIOGRAPH("not a radiograph", Weight.FIX),
  /** The label is probably another. */
  WRONG_LABEL("perhaps a wrong label", Weight.LOOK),
  /** Another joint than the set says. */
  WRONG_JOINT("perhaps another joint", Weight.LOOK),
  /** Far from every other image of the set. */
  UNLIKE_THE_REST("unlike the rest", Weight.LOOK),
  /** Several pictures side by side in one file. */
  SEVERAL_PANELS("several panels", Weight.LOOK),
  /** Taken after the joint was put back. */
  POST_REDUCTION("perhaps after reduction", Weight.LOOK),
  /** A viewer's window around the picture. */
  SCREENSHOT("screenshot of a viewer", Weight.LOOK),
  /** Dark bone on a light ground. */
  INVERTED("inverted grey", Weight.LOOK),
  /** Arrows, circles, lines drawn over it. */
  ANNOTATED("drawn upon", Weight.LOOK),
  /** Burned-in words that are no side marker. */
  TEXT("burned-in text", Weight.LOOK),
  /** Fewer pixels than a network sees. */
  TOO_SMALL("too small", Weight.LOOK),
  /** Nothing in it. */
  BLANK("blank", Weight.FIX),
  /** Without fine detail. */
  BLURRED("blurred", Weight.LOOK),
  /** Large parts at the end of the grey scale. */
  CLIPPED("clipped", Weight.LOOK),
  /** Coloured though a radiograph is grey. */
  COLOUR_CAST("colour cast", Weight.LOOK),
  /** Block edges of strong JPEG compression. */
  HEAVY_JPEG("heavily compressed", Weight.LOOK),
  /** The label can be told from what should not matter. */
  SHORTCUT("shortcut", Weight.LOOK);

  /** What a finding asks of a person. */
  public enum Weight {
    /** Must be mended before the set is used; the audit ends with exit code 3. */
    FIX,
    /** A person should look. */
    LOOK
  }

  private final String words;
  private final Weight weight;

  FindingKind(String words, Weight weight) {
    this.words = words;
    this.weight = weight;
  }

  /** As it stands in {@code audit.json}: {@code near-duplicate}. */
  @JsonValue
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String words() {
    return words;
  }

  public Weight weight() {
    return weight;
  }
}
