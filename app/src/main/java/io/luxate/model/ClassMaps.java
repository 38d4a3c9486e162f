package io.luxate.model;

/**
 * The evidence for each class at each place of a network's last convolution, before softmax.
 *
 * @param values [class][row][column], one after the other
 */
@SuppressWarnings("ArrayRecordComponent") // a small grid, given away by its maker
public record ClassMaps(float[] values, int classes, int rows, int columns) {}
