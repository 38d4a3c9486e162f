package io.luxate.study;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.luxate.Sha256;
import io.luxate.Version;
import io.luxate.dataset.Fingerprint;
import io.luxate.dataset.Item;
import io.luxate.model.Classifier;
import io.luxate.train.Machine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Where an evaluation's numbers came from: its {@code provenance.json}.
 *
 * @param model name of the model's folder or file
 * @param weightsSha256 of its weights file; of a bundle or an ONNX export, of that file
 * @param split {@code test} or {@code all}
 * @param dataHash of the scored images with their labels
 */
record EvaluateProvenance(
    String luxate,
    String commit,
    String model,
    String weightsSha256,
    String split,
    String dataHash,
    int images,
    String started,
    @JsonUnwrapped Machine machine) {

  static EvaluateProvenance of(Path model, Classifier classifier, boolean all, List<Item> items) {
    Version version = Version.current();
    return new EvaluateProvenance(
        version.version(),
        version.commit(),
        String.valueOf(model.toAbsolutePath().normalize().getFileName()),
        Sha256.of(Files.isDirectory(model) ? model.resolve("weights.safetensors") : model),
        all ? "all" : "test",
        Fingerprint.dataSha256(items),
        items.size(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        Machine.of(classifier.answering()));
  }
}
