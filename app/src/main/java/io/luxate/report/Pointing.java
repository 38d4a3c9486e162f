package io.luxate.report;

import io.luxate.evidence.Rate;

/**
 * The pointing game: how often the hottest point of the heatmap lies in the true joint box.
 *
 * @param share images that hit, among those with a box
 * @param on which images, in words
 */
public record Pointing(Rate share, String on) {}
