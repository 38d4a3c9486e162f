package io.luxate.weights;

/** Names out of a stranger's file, fit to be shown on a terminal. */
public final class Words {
  private static final int MOST = 80;

  private Words() {}

  /** The name with anything but printable characters replaced, cut to 80 characters. */
  public static String shown(String name) {
    String cut = name.length() > MOST ? name.substring(0, MOST) + "..." : name;
    return cut.replaceAll("[^\\p{Print}\\p{L}]", "?");
  }
}
