package io.luxate.image;

/** Carries a refusal from the decoders to {@link RadiographReader}, which adds the file's name. */
final class UnusableImageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Refusal refusal;

  UnusableImageException(Refusal refusal, String reasonAndRemedy) {
    super(reasonAndRemedy);
    this.refusal = refusal;
  }

  UnusableImageException(Refusal refusal, String reasonAndRemedy, Throwable cause) {
    super(reasonAndRemedy, cause);
    this.refusal = refusal;
  }

  Refusal refusal() {
    return refusal;
  }
}
