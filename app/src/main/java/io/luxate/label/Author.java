package io.luxate.label;

import io.luxate.LuxateException;

/**
 * Who answers, and in what part. Names are told apart without regard to upper and lower case.
 *
 * @param name 1 to 60 letters
 */
public record Author(String name, Role role) {
  private static final int LONGEST = 60;

  public Author {
    name = name.strip();
    if (name.isEmpty()
        || name.length() > LONGEST
        || name.chars().anyMatch(Character::isISOControl)) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          "a reader's name has 1 to " + LONGEST + " letters; give another one");
    }
  }

  static Author reader(String name) {
    return new Author(name, Role.READER);
  }
}
