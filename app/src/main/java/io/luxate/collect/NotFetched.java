package io.luxate.collect;

/** Why something was not fetched, in words for the ledger. */
final class NotFetched extends Exception {
  private static final long serialVersionUID = 1L;

  /** Whose word it is, and with it whether asking again may help. */
  enum Why {
    /** The owner's signals or this program's rules forbid it; asked again only when told to. */
    TERMS,
    /** What came is not a picture that can be used; asked again only when told to. */
    CONTENT,
    /** The network or the server gave out; the next run asks again. */
    TROUBLE
  }

  private final Why why;

  NotFetched(Why why, String words) {
    super(words);
    this.why = why;
  }

  Why why() {
    return why;
  }

  String words() {
    return String.valueOf(getMessage());
  }

  static NotFetched terms(String words) {
    return new NotFetched(Why.TERMS, words);
  }

  static NotFetched content(String words) {
    return new NotFetched(Why.CONTENT, words);
  }

  static NotFetched trouble(String words) {
    return new NotFetched(Why.TROUBLE, words);
  }
}
