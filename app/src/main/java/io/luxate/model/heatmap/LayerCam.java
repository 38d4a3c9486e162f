package io.luxate.model.heatmap;

import io.luxate.Progress;
import io.luxate.image.Grey;
import io.luxate.model.TrainedModel;
import org.bytedeco.pytorch.global.torch;

/**
 * LayerCAM (Jiang et al., IEEE TIP 2021): each activation of the last convolution times its own
 * gradient where that speaks for the class, summed over the channels. Numbers are in units of the
 * score before softmax, per place; only what speaks for the class is counted, so two classes are
 * not each other's opposite.
 */
record LayerCam() implements Explainer {

  @Override
  public EvidenceGrid explain(TrainedModel model, Grey framed, int classIndex, Progress progress) {
    return FeatureGradient.map(
        model, framed, classIndex, at -> at.features().mul(torch.relu(at.gradient())).sum(1));
  }
}
