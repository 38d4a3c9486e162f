package io.luxate.curate.cleaning;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the files of a cleaned copy are called: as the set names them, under {@code images/}. */
final class CopyNames {
  private static final String FOLDER = "images/";

  private final Set<String> taken = new HashSet<>();

  /**
   * The name of one image. Roots, {@code .} and {@code ..} and blanks around it fall away; a name
   * that another image has already, in any case of letters, gets a number.
   *
   * @param png whether the file will be a PNG, whatever the original was
   */
  String of(String path, boolean png) {
    String inside =
        Stream.of(path.replace('\\', '/').split("/"))
            .filter(step -> !step.isEmpty() && !step.matches("\\.{1,2}|[A-Za-z]:"))
            .collect(Collectors.joining("/"))
            .strip();
    String name = inside.startsWith(FOLDER) ? inside.substring(FOLDER.length()) : inside;
    int dot = name.lastIndexOf('.');
    boolean extended = dot > name.lastIndexOf('/') + 1;
    String stem = extended ? name.substring(0, dot) : name;
    String extension = extended ? name.substring(dot) : "";
    if (png) {
      extension = ".png";
    }
    String free = stem + extension;
    for (int n = 2; !taken.add(free.toLowerCase(Locale.ROOT)); n++) {
      free = stem + "-" + n + extension;
    }
    return FOLDER + free;
  }
}
