package io.luxate.study;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.luxate.Sha256;
import io.luxate.Version;
import io.luxate.dataset.Fingerprint;
import io.luxate.dataset.Item;
import io.luxate.train.Machine;
import io.luxate.train.Recipe;
import io.luxate.train.Training;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Where a cross-validation's numbers came from: its {@code provenance.json}.
 *
 * @param startWeights name of the weights file that every fold started from
 * @param sharing how the folds shared the cores
 * @param dataHash of all images with their labels
 */
record CrossvalProvenance(
    String luxate,
    String commit,
    String architecture,
    String augmentation,
    long seed,
    int folds,
    Optional<String> startWeights,
    Optional<String> startWeightsSha256,
    String dataHash,
    int images,
    String started,
    @JsonUnwrapped Machine machine,
    Sharing sharing,
    Recipe recipe) {

  static CrossvalProvenance of(Training training, int folds, List<Item> items, Sharing sharing) {
    Version version = Version.current();
    return new CrossvalProvenance(
        version.version(),
        version.commit(),
        training.architecture().id(),
        training.mode().id(),
        training.seed(),
        folds,
        training.startWeights().map(file -> String.valueOf(file.getFileName())),
        training.startWeights().map(Sha256::of),
        Fingerprint.dataSha256(items),
        items.size(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        Machine.here(),
        sharing,
        training.recipe());
  }
}
