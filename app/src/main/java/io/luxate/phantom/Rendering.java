package io.luxate.phantom;

import io.luxate.image.Grey;

/** One simulated radiograph before it is a file, and what is true of it. */
public record Rendering(Grey grey, Truth truth) {}
