package io.luxate.evidence;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The tested model's kind, trained on other images, on the same external set.
 *
 * @param trainedOn {@code local} or {@code both}
 * @param images it was trained and validated on
 * @param comparison {@code difference} is the tested model's AUROC less this one's, paired
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Rival(String trainedOn, int images, Metrics external, Comparison comparison) {}
