package io.luxate.model;

/**
 * What computes a model's answers.
 *
 * @param engine with its version: {@code pytorch 2.10.0}, {@code onnxruntime 1.23.2}
 * @param device {@code cpu} or the graphics card, {@code cuda:0}
 * @param precision the number format of its products
 */
public record Answering(String engine, String device, String precision) {}
