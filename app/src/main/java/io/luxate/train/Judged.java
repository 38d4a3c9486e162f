package io.luxate.train;

/**
 * What the network made of one batch.
 *
 * @param scores before softmax or the logistic function, [picture][class] in one row
 * @param loss mean cross-entropy
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record Judged(float[] scores, float loss) {}
