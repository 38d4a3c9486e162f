package io.luxate.report;

/** A file that was left out, and why. */
public record Exclusion(String path, String reason) {}
