package io.luxate.weights;

/** Why a weights file cannot be used, before anybody has said which file it is. */
final class UnusableWeightsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  /** For a file that is damaged or no weights file at all. */
  UnusableWeightsException(String why) {
    this(why, "fetch or export it again");
  }

  /**
   * For a file that would be the same when it came again.
   *
   * @param remedy what to do instead
   */
  UnusableWeightsException(String why, String remedy) {
    super(why);
    this.remedy = remedy;
  }

  String why() {
    return String.valueOf(getMessage());
  }

  /** Why, and what to do. */
  String words() {
    return why() + "; " + remedy;
  }
}
