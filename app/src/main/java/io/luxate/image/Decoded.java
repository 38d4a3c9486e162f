package io.luxate.image;

/**
 * An image as its file stores it, before any EXIF orientation.
 *
 * @param bitsPerSample of the file, 1 to 16
 * @param channels samples per pixel in the file; 1 for a palette
 */
record Decoded(Grey pixels, int bitsPerSample, int channels) {}
