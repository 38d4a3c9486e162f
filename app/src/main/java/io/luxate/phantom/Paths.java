package io.luxate.phantom;

/**
 * Millimetres of each material along the ray of every pixel, row by row; soft tissue is smooth and
 * kept coarse.
 */
@SuppressWarnings("ArrayRecordComponent") // one flat array per material, as for Grey
record Paths(int widthPx, int heightPx, Coarse soft, float[] bone, float[] metal) {}
