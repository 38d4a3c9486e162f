package io.luxate.model.heatmap;

import io.luxate.Progress;
import io.luxate.image.Grey;
import io.luxate.model.Engine;
import io.luxate.model.TrainedModel;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Eigen-CAM (Muhammad and Yeasin, IJCNN 2020): the features of the last convolution projected on
 * their first principal direction, not centred, as in the paper. It asks neither scores nor
 * gradients: it shows what the network sees most, the same for every class. Numbers are in units of
 * the activations; the sign, which a principal direction leaves open, is chosen so that their sum
 * is not below zero.
 */
record EigenCam() implements Explainer {

  @Override
  public EvidenceGrid explain(TrainedModel model, Grey framed, int classIndex, Progress progress) {
    return Engine.withoutGradient(
        () -> {
          Tensor features = FeatureGradient.features(model, framed);
          Tensor places = features.flatten(2, 3).select(0, 0).t().to(torch.ScalarType.Double);
          T_TensorTensor_T eigen = torch.linalg_eigh(places.matmul(places.t()).cpu());
          long last = places.size(0) - 1; // they rise
          Tensor strength = torch.relu(eigen.get0().select(0, last)).sqrt();
          Tensor map = eigen.get1().select(1, last).mul(strength);
          Tensor turned = map.sum().item_double() < 0 ? map.neg() : map;
          return FeatureGradient.grid(turned.view(1, features.size(2), features.size(3)));
        });
  }
}
