package io.luxate.phantom;

import java.util.Map;
import java.util.TreeMap;

/** Random draws that remember their names, so that the truth can list every one. */
final class Draws {
  private final Dice dice;
  private final Map<String, Double> sheet;

  private Draws(Dice dice, Map<String, Double> sheet) {
    this.dice = dice;
    this.sheet = sheet;
  }

  static Draws from(Dice dice) {
    return new Draws(dice, new TreeMap<>());
  }

  /** Another stream that writes to the same list. */
  Draws with(Dice other) {
    return new Draws(other, sheet);
  }

  double note(String name, double value) {
    sheet.put(name, Math.rint(value * 1000) / 1000);
    return value;
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

  Dice dice() {
    return dice;
  }

  Map<String, Double> sheet() {
    return new TreeMap<>(sheet);
  }
}
