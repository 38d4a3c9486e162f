package io.luxate.collect;

/**
 * A picture in the store.
 *
 * @param path from the collection's folder, with slashes
 */
record Stored(String sha256, String path) {}
