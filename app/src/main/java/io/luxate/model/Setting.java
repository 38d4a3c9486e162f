package io.luxate.model;

import io.luxate.image.Grey;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** How a network is laid out and computed. */
public enum Setting {
  /** As PyTorch does unasked: float32, one channel's plane after the other. */
  PLAIN(torch.MemoryFormat.Contiguous),
  /**
   * As Luxate does: the channels of a pixel side by side, bfloat16 autocast where there are units
   * for it, layers merged where only answers are wanted ({@link Classifier#forAnswers}).
   */
  CHOSEN(torch.MemoryFormat.ChannelsLast);

  private final torch.MemoryFormat layout;

  Setting(torch.MemoryFormat layout) {
    this.layout = layout;
  }

  /** Lays the network's weights out. */
  void prepare(Network network) {
    StateDict.layOut(network, layout);
  }

  /** Pictures as its networks take them: in three channels, or in the planes these are mixed of. */
  Tensor prepare(List<Grey> pictures, Normalisation normalisation) {
    Tensor planes = Batch.of(pictures, normalisation);
    return this == PLAIN
        ? prepare(Batch.normalised(planes.narrow(1, 0, 1), normalisation))
        : planes;
  }

  /** The pictures laid out. */
  Tensor prepare(Tensor pictures) {
    return pictures.contiguous(layout);
  }

  /** Runs {@code work} with this setting's number format. */
  void compute(Runnable work) {
    Precision asked = Engine.askedPrecision();
    Engine.usePrecision(this == PLAIN ? Precision.FP32 : asked);
    try {
      work.run();
    } finally {
      Engine.usePrecision(asked);
    }
  }
}
