package io.luxate.train;

import io.luxate.image.Radiograph;
import java.util.List;

/**
 * One training or validation picture.
 *
 * @param picture at working size, not yet framed
 * @param labels index of its class, or of each label that holds
 */
public record Sample(Radiograph picture, List<Integer> labels) {}
