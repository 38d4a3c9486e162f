package io.luxate.phantom;

import java.util.Map;
import java.util.TreeMap;

/** Random draws that remember their names, so that the truth can list every one. */
final class Draws {
  private final Dice dice;
  private final Map<String, Double> sheet;
  private final String prefix;

  private Draws(Dice dice, Map<String, Double> sheet, String prefix) {
    this.dice = dice;
    this.sheet = sheet;
    this.prefix = prefix;
  }

  static Draws from(Dice dice) {
    return new Draws(dice, new TreeMap<>(), "");
  }

  /** Another stream that writes to the same list. */
  Draws with(Dice other) {
    return new Draws(other, sheet, prefix);
  }

  /** The same stream for one thing: of an {@code arrow}, {@code x} is noted as {@code arrowX}. */
  Draws of(String thing) {
    return new Draws(dice, sheet, named(thing));
  }

  /** The same stream, noted only if the picture shows what is drawn. */
  Draws onlyIf(boolean shown) {
    return shown ? this : from(dice);
  }

  double note(String name, double value) {
    sheet.put(named(name), Math.rint(value * 1000) / 1000);
    return value;
  }

  private String named(String name) {
    return prefix.isEmpty()
        ? name
        : prefix + Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  double in(String name, double low, double high) {
    return note(name, dice.in(low, high));
  }

  double bell(String name, double mean, double deviation) {
    return note(name, dice.bell(mean, deviation));
  }

  boolean chance(String name, double probability) {
    boolean yes = dice.chance(probability);
    note(name, yes ? 1 : 0);
    return yes;
  }

  /** A whole number from {@code first} on, below {@code bound}. */
  int whole(String name, int first, int bound) {
    return (int) note(name, first + dice.below(bound - first));
  }

  /** One of several texts, noted as its index. */
  String pick(String name, String... choices) {
    return choices[whole(name, 0, choices.length)];
  }

  /** A place or way near another; {@code bend} in {@code Mm} is noted as {@code bendXMm} etc. */
  Vec about(String name, String unit, Vec mean, double spread) {
    Vec drawn = dice.about(mean, spread);
    note(name + "X" + unit, drawn.x());
    note(name + "Y" + unit, drawn.y());
    note(name + "Z" + unit, drawn.z());
    return drawn;
  }

  Dice dice() {
    return dice;
  }

  Map<String, Double> sheet() {
    return new TreeMap<>(sheet);
  }
}
