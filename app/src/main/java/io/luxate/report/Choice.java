package io.luxate.report;

/**
 * Which candidate was chosen before the external set was opened.
 *
 * @param reason in words, such as {@code highest internal AUROC}
 */
public record Choice(String network, String augmentation, String reason) {}
