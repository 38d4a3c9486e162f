package io.luxate.curate.content;

import io.luxate.curate.audit.FindingKind;
import io.luxate.image.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What burned-in words mean: side markers that may stay, personal data, or other text. */
final class Written {
  private static final Set<String> MARKERS =
      Set.of(
          "R",
          "L",
          "D",
          "I",
          "G",
          "DX",
          "SX",
          "SIN",
          "RT",
          "LT",
          "RIGHT",
          "LEFT",
          "AP",
          "PA",
          "LAT",
          "LATERAL",
          "OBL",
          "OBLIQUE",
          "ERECT",
          "SUPINE",
          "PRONE",
          "STANDING",
          "SITTING",
          "WB",
          "WEIGHT",
          "BEARING",
          "PORTABLE",
          "UPRIGHT",
          "AXIAL",
          "FROG",
          "LEG",
          "VIEW",
          "DER",
          "IZQ",
          "DEXTER",
          "SINISTER",
          "LINKS",
          "RECHTS");
  private static final List<Pattern> PERSONAL =
      List.of(
          Pattern.compile("\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{2,4}"), // date
          Pattern.compile(
              "(?i)\\b\\d{1,2}\\s?[-.]?(?:jan|feb|ma[ry]|apr|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-., ]*\\d{2,4}"),
          Pattern.compile(
              "(?i)\\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ .]+\\d{1,2},? +\\d{4}"),
          Pattern.compile("\\b[0-2]?\\d:[0-5]\\d(?::[0-5]\\d)?\\b"), // time
          Pattern.compile(
              "(?i)\\b(?:patient|name|dob|born|birth|mrn|acc(?:ession)?|pat\\.? ?id|id)\\b *[:#.]"),
          Pattern.compile("\\d{6,}"), // numbers of a person or a study
          Pattern.compile(
              "(?i)hosp?ital|clinic\\b|klinik|spital|medical cent|radiology dep|universit"),
          Pattern.compile("\\b[A-Z][A-Za-z'-]+\\^[A-Z]"), // DICOM's way to write names
          Pattern.compile("\\b[A-Z][A-Z'-]{2,}, ?[A-Z][A-Za-z'-]{2,}"));
  private static final Pattern LETTERS = Pattern.compile("[^A-Za-z0-9]+");

  private Written() {}

  /** One finding for each kind of words, with all their places. */
  static List<Observation> observations(List<Word> words) {
    List<Observation> found = new ArrayList<>();
    List<Word> personal = words.stream().filter(Written::isPersonal).toList();
    List<Word> other = words.stream().filter(w -> !isPersonal(w) && !isMarker(w.text())).toList();
    if (!personal.isEmpty()) {
      found.add(
          about(FindingKind.PERSONAL_DATA, "it may name a person, date or place: ", personal));
    }
    if (!other.isEmpty()) {
      found.add(about(FindingKind.TEXT, "it says ", other));
    }
    words.stream()
        .map(word -> FileWords.afterReduction(word.text()))
        .filter(said -> !said.isEmpty())
        .limit(1)
        .forEach(
            said ->
                found.add(
                    Observation.of(
                        FindingKind.POST_REDUCTION, 0.9, "it says '" + said + "' in the picture")));
    return found;
  }

  private static Observation about(FindingKind kind, String intro, List<Word> words) {
    List<Box> boxes = words.stream().map(Word::box).toList();
    List<String> said = words.stream().limit(5).map(word -> "'" + word.text() + "'").toList();
    double best = words.stream().mapToDouble(Word::confidence).max().orElse(0);
    return new Observation(kind, Math.min(0.95, best), intro + String.join(", ", said), boxes);
  }

  static boolean isPersonal(Word word) {
    return PERSONAL.stream().anyMatch(pattern -> pattern.matcher(word.text()).find());
  }

  /** Whether every word of it is a side, view or position. */
  static boolean isMarker(String text) {
    return LETTERS
        .splitAsStream(text.toUpperCase(Locale.ROOT))
        .allMatch(word -> word.isEmpty() || MARKERS.contains(word));
  }
}
