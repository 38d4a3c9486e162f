package io.luxate;

import java.util.List;
import java.util.function.Function;

/** One of a few things by the name that a person gave. */
public final class Named {
  private Named() {}

  /**
   * The thing of that name, whether in upper or lower case.
   *
   * @param what such as {@code style}, for the message
   * @param all two or more
   * @throws LuxateException USER with all names when there is none
   */
  public static <T> T of(String what, String asked, List<T> all, Function<T, String> name) {
    return all.stream()
        .filter(one -> name.apply(one).equalsIgnoreCase(asked))
        .findFirst()
        .orElseThrow(() -> unknown(what, asked, all.stream().map(name).toList()));
  }

  private static LuxateException unknown(String what, String asked, List<String> names) {
    int last = names.size() - 1;
    String choice = String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    return new LuxateException(
        LuxateException.Kind.USER, "unknown " + what + " '" + asked + "'; choose " + choice);
  }
}
