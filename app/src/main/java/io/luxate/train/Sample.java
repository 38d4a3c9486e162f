package io.luxate.train;

import io.luxate.image.Radiograph;

/**
 * One training or validation picture.
 *
 * @param picture at working size, not yet framed
 * @param label index of its class
 */
public record Sample(Radiograph picture, int label) {}
