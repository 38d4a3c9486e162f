package io.luxate.model;

import org.bytedeco.pytorch.FanModeType;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Nonlinearity;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.kFanOut;
import org.bytedeco.pytorch.kReLU;

/** How the networks of the field draw their first weights. */
final class Start {
  private Start() {}

  /**
   * He's initialisation over the outgoing connections for every convolution (He et al. 2015), as
   * torchvision starts its residual and mobile networks.
   */
  static void convolutions(Module network) {
    Engine.withoutGradient(
        () -> {
          StringTensorDict parameters = network.named_parameters();
          for (int i = 0; i < parameters.size(); i++) {
            Tensor parameter = parameters.get(i).value();
            if (parameter.dim() == 4) {
              torch.kaiming_normal_(
                  parameter, 0, new FanModeType(new kFanOut()), new Nonlinearity(new kReLU()));
            }
          }
          return true;
        });
  }

  /**
   * The same over the incoming connections, as torchvision starts its densely connected networks.
   */
  static void convolutionsByInputs(Module network) {
    Engine.withoutGradient(
        () -> {
          StringTensorDict parameters = network.named_parameters();
          for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).value().dim() == 4) {
              torch.kaiming_normal_(parameters.get(i).value());
            }
          }
          return true;
        });
  }

  /** Draws every weight of two and more dimensions from one normal distribution. */
  static void weights(Module network, double standardDeviation) {
    Engine.withoutGradient(
        () -> {
          StringTensorDict parameters = network.named_parameters();
          for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).key().getString().endsWith("weight")
                && parameters.get(i).value().dim() > 1) {
              torch.normal_(parameters.get(i).value(), 0, standardDeviation);
            }
          }
          return true;
        });
  }

  /** Sets every bias to zero. */
  static void biases(Module network) {
    Engine.withoutGradient(
        () -> {
          StringTensorDict parameters = network.named_parameters();
          for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).key().getString().endsWith("bias")) {
              parameters.get(i).value().zero_();
            }
          }
          return true;
        });
  }

  /** Draws weights evenly from so far below zero to so far above. */
  static void evenly(Tensor weight, double furthest) {
    Engine.withoutGradient(() -> torch.uniform_(weight, -furthest, furthest));
  }

  /** Draws a linear head from a normal distribution and sets its bias to zero. */
  static void head(Tensor weight, Tensor bias, double standardDeviation) {
    Engine.withoutGradient(
        () -> {
          torch.normal_(weight, 0, standardDeviation);
          bias.zero_();
          return true;
        });
  }
}
