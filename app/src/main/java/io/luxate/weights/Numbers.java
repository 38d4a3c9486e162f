package io.luxate.weights;

/** A tensor as plain numbers, in rows; a scalar has shape {@code []}. */
@SuppressWarnings("ArrayRecordComponent") // weights are large; nobody compares two of these
public record Numbers(long[] shape, float[] values) {}
