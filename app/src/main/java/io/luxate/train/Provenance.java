package io.luxate.train;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;

/**
 * Where a model came from: {@code provenance.json}, beside its weights.
 *
 * @param dataHash of the training and validation images with their labels
 * @param images SHA-256 of every file that was trained on or chose the epoch, each once, sorted, so
 *     that a model is found when one of them must be withdrawn
 * @param recipe as resolved
 * @param startWeights name of the weights file that training started from
 * @param startWeightsSha256 of that file
 * @param interrupted whether training was stopped before its end
 */
public record Provenance(
    String luxate,
    String commit,
    String architecture,
    String augmentation,
    long seed,
    String dataHash,
    List<String> images,
    int trainingImages,
    int trainingPictures,
    int validationImages,
    Optional<String> startWeights,
    Optional<String> startWeightsSha256,
    Optional<String> startWeightsMatch,
    int epochsDone,
    int keptEpoch,
    boolean interrupted,
    double seconds,
    String started,
    @JsonUnwrapped Machine machine,
    Recipe recipe) {}
