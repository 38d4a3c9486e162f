package io.luxate.model.heatmap;

import io.luxate.Progress;
import io.luxate.image.Grey;
import io.luxate.model.TrainedModel;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Grad-CAM++ (Chattopadhay et al., WACV 2018): as {@link GradCam}, but a channel's weight counts
 * only the places whose gradient speaks for the class, each by the paper's closed form for the
 * exponential of the score, which lets several findings in one picture show alike. The form
 * supposes activations from zero up; those below zero are left out of its sum. Numbers have no unit
 * and compare within one map only.
 */
record GradCamPlusPlus() implements Explainer {

  @Override
  public EvidenceGrid explain(TrainedModel model, Grey framed, int classIndex, Progress progress) {
    return FeatureGradient.map(model, framed, classIndex, GradCamPlusPlus::weigh);
  }

  private static Tensor weigh(FeatureGradient at) {
    Tensor rising = torch.relu(at.gradient());
    Tensor square = rising.mul(rising);
    Tensor activity = FeatureGradient.overPlaces(torch.relu(at.features()));
    Tensor below = square.mul(new Scalar(2)).add(activity.mul(square).mul(rising));
    Tensor share = square.div(below.add(below.eq(new Scalar(0)))); // 0 where nothing rises
    Tensor weights = FeatureGradient.overPlaces(share.mul(rising));
    return at.features().mul(weights).sum(1);
  }
}
