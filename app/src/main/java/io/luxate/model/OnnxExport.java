package io.luxate.model;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import io.luxate.Documents;
import io.luxate.Version;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A trained model as an ONNX file: one input of grey values, the normalisation inside the graph,
 * and everything that a user needs to know in its metadata. Only the first dimension is free.
 */
public final class OnnxExport {
  /** [batch, 1, inputPx, inputPx], float32, grey in 0..1, framed as the metadata says. */
  static final String INPUT = "image";

  /** [batch, classes], before softmax or, with several labels, the logistic function. */
  static final String SCORES = "scores";

  /** [batch, classes], after it. */
  static final String PROBABILITIES = "probabilities";

  /** [batch, classes, rows, columns], where asked for: the evidence behind the scores. */
  static final String CLASS_MAPS = "class_maps";

  /** The metadata that makes an ONNX file one of Luxate's: the whole model.json. */
  static final String CARD = "model.json";

  private static final int OPSET = 17;
  private static final int IR_VERSION = 8; // the one that came with opset 17

  private OnnxExport() {}

  /**
   * Writes the file, whole or not at all.
   *
   * @param classMaps whether the graph also answers heatmaps
   * @param metadata further entries, for example the provenance
   */
  public static void write(
      Path file, TrainedModel model, boolean classMaps, Map<String, String> metadata) {
    Engine.withoutGradient(
        () -> {
          ModelProto proto = proto(model, graph(model, classMaps, Batch::normalised), metadata);
          Documents.write(file, proto::writeTo);
          return true;
        });
  }

  /**
   * Bytes of a file for answers at once: without heatmaps, and with the first convolution's weights
   * mixed for the {@link Normalisation#planes} of a grey picture.
   */
  static byte[] bytes(TrainedModel model) {
    return Engine.withoutGradient(
        () -> proto(model, graph(model, false, Batch::planes), Map.of()).toByteArray());
  }

  private static GraphProto graph(
      TrainedModel model, boolean classMaps, BiFunction<Tensor, Normalisation, Tensor> input) {
    ModelCard card = model.card();
    Network network = model.network();
    try (Trace trace = new Trace(network)) {
      Tensor grey = Engine.device().take(torch.zeros(1, 1, card.inputPx(), card.inputPx()));
      OnnxGraph graph = new OnnxGraph(trace, INPUT, grey);
      Tensor features = network.features(input.apply(grey, card.normalisation()));
      // a copy each, since heads may work in place
      Tensor scores = network.head(copy(features));
      graph.output(SCORES, scores);
      graph.output(PROBABILITIES, Ops.probabilities(scores, card.multiLabel()));
      if (classMaps) {
        graph.output(CLASS_MAPS, network.classMaps(copy(features)));
      }
      return graph.build(card.architecture());
    }
  }

  private static Tensor copy(Tensor x) {
    return Trace.note("Identity", Map.of(), x.clone(), x);
  }

  private static ModelProto proto(
      TrainedModel model, GraphProto graph, Map<String, String> metadata) {
    ModelProto.Builder proto =
        ModelProto.newBuilder()
            .setIrVersion(IR_VERSION)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
            .setProducerName("luxate")
            .setProducerVersion(Version.current().version())
            .setDocString(ModelCard.DISCLAIMER)
            .setGraph(graph);
    Map<String, String> entries = new LinkedHashMap<>(described(model.card()));
    entries.putAll(metadata);
    entries.forEach(
        (key, value) ->
            proto.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
    return proto.build();
  }

  /** The card as keys that a person, or a program without Luxate, can read. */
  private static Map<String, String> described(ModelCard card) {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("disclaimer", ModelCard.DISCLAIMER);
    entries.put("simulated", Boolean.toString(card.simulated()));
    entries.put("luxate", card.luxate());
    entries.put("architecture", card.architecture());
    entries.put("classes", Documents.json(card.classes()));
    entries.put("multi_label", card.multiLabel().toString());
    card.positive().ifPresent(name -> entries.put("positive", name));
    entries.put("threshold", card.threshold().map(String::valueOf).orElse(""));
    if (card.multiLabel()) {
      entries.put("thresholds", Documents.json(card.thresholds()));
    }
    entries.put("threshold_from", card.thresholdFrom());
    entries.put("calibration", Calibration.none().method());
    entries.put("input_px", Integer.toString(card.inputPx()));
    entries.put("crop_from_px", Integer.toString(card.cropFromPx()));
    entries.put("working_px", Integer.toString(card.workingPx()));
    entries.put("framing", card.framing().name());
    entries.put("normalisation", card.normalisation().name() + ", inside the graph");
    entries.put(
        "preprocessing",
        String.join("\n", card.preprocessing())
            + "\nThen float32 as [batch, 1, height, width]; the graph itself normalises.");
    entries.put(CARD, Documents.json(card));
    return entries;
  }
}
