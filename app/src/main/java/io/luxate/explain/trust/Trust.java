package io.luxate.explain.trust;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Optional;

/**
 * The verdict on a model's maps with the numbers of every image that it rests on; a test that was
 * not made has none.
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Trust(
    Verdict verdict,
    Optional<Randomisation> randomisation,
    Optional<Repeatability> repeatability,
    Optional<Locations> locations,
    Optional<Removals> removals) {}
