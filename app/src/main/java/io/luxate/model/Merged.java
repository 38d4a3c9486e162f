package io.luxate.model;

import io.luxate.image.Grey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A network for answers only: batch norms and activations merged into the convolutions before them,
 * all weights in bfloat16 and packed, so that no answer has to convert them again.
 */
record Merged(ModelCard card, Network network, List<Conv> fused) implements Classifier {

  /** In the trained model's place; its network is changed and must not be used otherwise. */
  static Merged inPlaceOf(TrainedModel model) {
    Network network = model.network();
    List<Conv> fused =
        Engine.withoutGradient(
            () -> {
              List<Conv> changed = mergeNorms(network, model.card().inputPx());
              network.to(torch.ScalarType.BFloat16, false);
              changed.forEach(conv -> conv.convertBias(torch.ScalarType.BFloat16));
              return fuse(network, model.card(), torch.ScalarType.BFloat16);
            });
    return new Merged(model.card(), network, fused);
  }

  /** Lets each convolution do the function that follows it, where that can be; answers them. */
  static List<Conv> fuse(Network network, ModelCard card, torch.ScalarType type) {
    if (!FusedConv.isAvailable()) {
      return List.of();
    }
    Map<Conv, Runnable> convolutions = new LinkedHashMap<>();
    int side = card.inputPx();
    Tensor black = torch.zeros(1, card.normalisation().planes(), side, side);
    Tensor x = Setting.CHOSEN.prepare(black.to(type));
    try (Trace trace = new Trace(network)) {
      network.forward(x);
      for (Trace.Step step : trace.steps()) {
        if (trace.layer(step.output()).orElse(null) instanceof Conv conv) {
          FusedConv.Activation next = FusedConv.Activation.after(step.output(), trace.steps());
          long channels = trace.channels(step.inputs().get(0));
          convolutions.put(conv, () -> conv.fuse(next, channels));
        }
      }
    }
    convolutions.values().forEach(Runnable::run);
    return List.copyOf(convolutions.keySet());
  }

  /**
   * Moves each batch norm of a network in evaluation into the convolution that only it follows;
   * answers these.
   */
  static List<Conv> mergeNorms(Network network, int inputPx) {
    try (Trace trace = new Trace(network)) {
      Tensor black = torch.zeros(1, 3, inputPx, inputPx);
      network.forward(Engine.device().take(black));
      Map<String, Integer> uses = new HashMap<>();
      trace.steps().forEach(s -> s.inputs().forEach(name -> uses.merge(name, 1, Integer::sum)));
      List<Conv> changed = new ArrayList<>();
      for (Trace.Step step : trace.steps()) {
        String before = step.inputs().get(0);
        if (uses.getOrDefault(before, 0) == 1
            && trace.layer(step.output()).orElse(null) instanceof BatchNorm norm
            && trace.layer(before).orElse(null) instanceof Conv conv) {
          norm.moveInto(conv);
          changed.add(conv);
        }
      }
      return changed;
    }
  }

  @Override
  public float[] flatProbabilities(List<Grey> framed) {
    return Engine.withoutGradient(
        () -> {
          Tensor x = Batch.of(framed, card.normalisation()).to(torch.ScalarType.BFloat16);
          Tensor scores = network.forward(x).to(torch.ScalarType.Float);
          return Batch.values(Ops.probabilities(scores, card.multiLabel()));
        });
  }

  @Override
  public ClassMaps classMaps(Grey framed) {
    return Engine.withoutGradient(
        () -> {
          Tensor x = Batch.of(List.of(framed), card.normalisation()).to(torch.ScalarType.BFloat16);
          Tensor maps = network.classMaps(network.features(x)).to(torch.ScalarType.Float);
          return new ClassMaps(
              Batch.values(maps), (int) maps.size(1), (int) maps.size(2), (int) maps.size(3));
        });
  }

  @Override
  public Answering answering() {
    return new Answering(Engine.version(), Engine.device().toString(), "bfloat16");
  }

  @Override
  public void close() {
    fused.forEach(Conv::unfuse);
    network.close();
  }
}
