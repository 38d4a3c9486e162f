package io.luxate.model;

import io.luxate.LuxateException;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Class maps of networks whose head is more than one linear layer: each activation times the
 * gradient of the score with respect to it (gradient-weighted maps after Selvaraju et al., ICCV
 * 2017, in the form of Draelos and Carin 2020, arXiv 2011.08891, whose products are taken place by
 * place). They are scaled so that a map's mean is the part of the score that the activations
 * explain; over a linear head on averaged features they are the classic class activation maps.
 */
final class HiResCam {
  private HiResCam() {}

  /** The maps of a network's features, [images, classes, h, w]. */
  @SuppressWarnings("try") // torch's guards act by being open
  static Tensor of(Network network, Tensor features) {
    if (Trace.isOpen()) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          "the heatmap of this network needs gradients, which ONNX cannot hold; leave --heatmaps out,"
              + " or export a bundle");
    }
    try (AutoGradMode guard = new AutoGradMode(true)) {
      Tensor leaf = features.detach().requires_grad_(true);
      Tensor scores = network.head(leaf).sum(0);
      int classes = (int) scores.size(0);
      Tensor[] maps = new Tensor[classes];
      for (int k = 0; k < classes; k++) {
        TensorVector score = new TensorVector(scores.select(0, k));
        TensorVector given = new TensorVector(leaf);
        Tensor gradient =
            torch
                .grad(score, given, new TensorVector(), new BoolOptional(true), false, false)
                .get(0);
        maps[k] = gradient.mul(leaf.detach()).sum(1);
      }
      long places = features.size(2) * features.size(3);
      return torch.stack(new TensorVector(maps), 1).detach().mul(new Scalar(places));
    }
  }
}
