package io.luxate.dataset;

import io.luxate.image.Refusal;

/**
 * An example that could not be used.
 *
 * @param message names the file, the reason and the remedy
 */
public record Excluded(String path, String label, Refusal reason, String message) {}
