package io.luxate.train;

import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.OptimizerParamGroupVector;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.TensorVector;

/** The recipe's optimiser and its learning rate over time. */
final class Optimisers {
  private Optimisers() {}

  static Optimizer make(Recipe recipe, TensorVector parameters) {
    if (recipe.optimiser() == Recipe.Optimiser.ADAMW) {
      AdamWOptions options = new AdamWOptions(recipe.learningRate());
      options.weight_decay().put(recipe.weightDecay());
      return new AdamW(parameters, options);
    }
    SGDOptions options = new SGDOptions(recipe.learningRate());
    options.momentum().put(recipe.momentum());
    options.weight_decay().put(recipe.weightDecay());
    return new SGD(parameters, options);
  }

  /**
   * The learning rate at a moment.
   *
   * @param epochsDone may be fractional, 0 at the first step
   */
  static double rate(Recipe recipe, double epochsDone) {
    double warmup = Math.min(recipe.warmupEpochs(), recipe.epochs());
    if (epochsDone < warmup) {
      return recipe.learningRate() * (epochsDone + 0.1) / (warmup + 0.1);
    }
    if (recipe.schedule() == Recipe.Schedule.CONSTANT) {
      return recipe.learningRate();
    }
    double done = (epochsDone - warmup) / Math.max(1e-9, recipe.epochs() - warmup);
    return recipe.learningRate() * (1 + Math.cos(Math.PI * done)) / 2;
  }

  static void setRate(Optimizer optimizer, double rate) {
    OptimizerParamGroupVector groups = optimizer.param_groups();
    for (int i = 0; i < groups.size(); i++) {
      groups.get(i).options().set_lr(rate);
    }
  }
}
