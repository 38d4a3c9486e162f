package io.luxate.weights;

/** Why a weights file cannot be used, before anybody has said which file it is. */
final class UnusableWeightsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableWeightsException(String why) {
    super(why);
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
