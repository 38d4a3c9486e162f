package io.luxate.model.heatmap;

import io.luxate.Progress;
import io.luxate.image.Grey;
import io.luxate.model.TrainedModel;

/**
 * Grad-CAM (Selvaraju et al., ICCV 2017): the channels of the last convolution, each weighted by
 * its mean gradient over the picture. The gradients are summed, not averaged, so that over averaged
 * features and one linear layer the map is {@link Cam}'s, in units of the score before softmax; and
 * what speaks against the class is kept, below zero.
 */
record GradCam() implements Explainer {

  @Override
  public EvidenceGrid explain(TrainedModel model, Grey framed, int classIndex, Progress progress) {
    return FeatureGradient.map(
        model,
        framed,
        classIndex,
        at -> at.features().mul(FeatureGradient.overPlaces(at.gradient())).sum(1));
  }
}
