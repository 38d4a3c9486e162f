package io.luxate.curate.content;

import io.luxate.image.Box;

/**
 * A line of words read in a picture.
 *
 * @param confidence of the reader, 0 to 1
 * @param box in pixels of the upright image
 */
public record Word(String text, double confidence, Box box) {
  /** The same in a picture so many times as large. */
  Word enlarged(int times) {
    return new Word(
        text,
        confidence,
        new Box(box.left() * times, box.top() * times, box.right() * times, box.bottom() * times));
  }
}
