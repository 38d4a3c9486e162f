package io.luxate.evidence;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Optional;

/**
 * The tested model's kind, trained on other images, on the same external set.
 *
 * @param trainedOn {@code local} or {@code both}
 * @param images it was trained and validated on
 * @param comparison {@code difference} is the tested model's AUROC less this one's, paired; empty
 *     where all classes, or labels, count alike
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Rival(
    String trainedOn, int images, Metrics external, Optional<Comparison> comparison) {}
