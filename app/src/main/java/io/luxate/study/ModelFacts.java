package io.luxate.study;

import io.luxate.Documents;
import io.luxate.Sha256;
import io.luxate.evidence.Metrics;
import io.luxate.model.Bundle;
import io.luxate.model.Calibration;
import io.luxate.model.ModelCard;
import io.luxate.report.ModelCardPage;
import io.luxate.report.Numerals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run's folder knows about its model, for people.
 *
 * @param provenance {@code provenance.json} by its keys
 */
record ModelFacts(Path run, ModelCard card, Map<?, ?> provenance) {

  /** The page that travels with the model. */
  static ModelCardPage page(Path run, ModelCard card) {
    Map<?, ?> provenance = Documents.readJson(run.resolve(Bundle.PROVENANCE), Map.class);
    return new ModelFacts(run, card, provenance).page();
  }

  private ModelCardPage page() {
    Optional<Candidate> candidate = read("candidate.json", Candidate.class);
    Optional<Metrics> metrics =
        candidate.map(Candidate::internal).or(() -> read("metrics.json", Metrics.class));
    String on = candidate.map(Candidate::on).orElse("");
    return new ModelCardPage(
        card.architecture(),
        card.classes(),
        asked(),
        card.simulated(),
        ModelCard.DISCLAIMER,
        facts(),
        Stream.concat(card.preprocessing().stream(), Stream.of(card.normalisation().words()))
            .toList(),
        metrics,
        on.isEmpty() ? card.thresholdFrom() : on);
  }

  private <T> Optional<T> read(String name, Class<T> type) {
    Path file = run.resolve(name);
    return Files.isRegularFile(file)
        ? Optional.of(Documents.readJson(file, type))
        : Optional.empty();
  }

  private Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Network", card.architecture());
    facts.put(
        (card.multiLabel() ? "Labels" : "Classes") + ", in the order of its outputs",
        String.join(", ", card.classes()));
    card.positive().ifPresent(name -> facts.put("Its score is the probability of", name));
    facts.putAll(thresholds());
    facts.put("Calibration", Calibration.none().note());
    facts.put("Input", card.inputPx() + " x " + card.inputPx() + " px, grey");
    facts.put("Training images", trainingImages());
    facts.put("Simulated images among them", card.simulated() ? "yes" : "no");
    facts.put("SHA-256 of the training and validation data", of("dataHash"));
    facts.put("Started from", start());
    facts.put("Augmentation", of("augmentation"));
    facts.put("Epochs", epochs());
    facts.put("Seed", of("seed"));
    facts.put("SHA-256 of the weights", Sha256.of(run.resolve(Bundle.WEIGHTS)));
    facts.put("Trained", of("started") + " by Luxate " + of("luxate") + " (" + of("commit") + ")");
    return facts;
  }

  private String asked() {
    String names = String.join(", ", card.classes());
    if (card.multiLabel()) {
      return "how likely each of " + names + " holds, of which none, one or several may";
    }
    return card.positive()
        .map(name -> "how much an image looks like '" + name + "' among " + names)
        .orElse("which of " + names + " an image looks like most");
  }

  private Map<String, String> thresholds() {
    Map<String, String> facts = new LinkedHashMap<>();
    card.positive().ifPresent(name -> facts.put("Threshold", threshold(name)));
    if (card.multiLabel()) {
      card.classes().forEach(name -> facts.put("Threshold of " + name, threshold(name)));
    }
    return facts;
  }

  private String threshold(String name) {
    return card.thresholdOf(name)
        .map(value -> Numerals.score(value) + ", Youden's on " + card.thresholdFrom())
        .orElse("never fixed on data; Luxate calls at 0.5");
  }

  private String trainingImages() {
    String images = of("trainingImages");
    String pictures = of("trainingPictures");
    return images
        + (pictures.equals(images) ? "" : " (" + pictures + " pictures with static copies)")
        + ", and "
        + of("validationImages")
        + " to validate";
  }

  private String start() {
    return provenance.containsKey("startWeights")
        ? of("startWeights") + " (SHA-256 " + of("startWeightsSha256") + ")"
        : "random weights";
  }

  private String epochs() {
    boolean interrupted = Boolean.TRUE.equals(provenance.get("interrupted"));
    return of("epochsDone")
        + ", weights of epoch "
        + of("keptEpoch")
        + " kept"
        + (interrupted ? "; the training was stopped before its end" : "");
  }

  private String of(String key) {
    Object value = provenance.get(key);
    return value == null ? "not known" : value.toString();
  }
}
