package io.luxate.curate.content;

import io.luxate.curate.audit.FindingKind;
import io.luxate.dataset.Example;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What names say of a picture. */
final class FileWords {
  private static final Pattern AFTER_REDUCTION =
      Pattern.compile(
          "(?i)post[-_ .]*(?:closed[-_ .]*)?(?:reduc|relocat|reposit)\\w*"
              + "|after[-_ .]*(?:closed[-_ .]*)?(?:reduction|relocation)"
              + "|(?:^|[-_ ./])reduced[-_ .]*(?:shoulder|hip|elbow|knee|ankle|joint|dislocation)"
              + "|(?:shoulder|hip|elbow|knee|ankle|joint|dislocation)[-_ .]*reduced(?:$|[-_ ./])"
              + "|nach[-_ .]*(?:der[-_ .]*)?reposition|postrepositionell");

  private FileWords() {}

  /** Whether path, view or source tell that the joint had been put back. */
  static List<Observation> of(Example example) {
    return Stream.concat(
            Stream.of(example.path()),
            Stream.concat(example.metadata().view().stream(), example.source().stream()))
        .map(FileWords::afterReduction)
        .filter(word -> !word.isEmpty())
        .limit(1)
        .map(
            word ->
                Observation.of(
                    FindingKind.POST_REDUCTION,
                    0.9,
                    "its name or its row says '"
                        + word
                        + "'; only words are looked at, not the joint"))
        .toList();
  }

  /** The words that say so, or an empty text. */
  static String afterReduction(String text) {
    Matcher words = AFTER_REDUCTION.matcher(text);
    return words.find() ? words.group() : "";
  }
}
