package io.luxate.pretrain;

import io.luxate.LuxateException;
import io.luxate.image.Grey;
import io.luxate.model.Architecture;
import io.luxate.model.Batch;
import io.luxate.model.Engine;
import io.luxate.model.Network;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.OptimizerParamGroupVector;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** What learns: a backbone with its heads, and the optimiser that changes both. */
record Learner(Network backbone, TaskHeads heads, AdamW optimizer, PretrainRecipe recipe) {

  /** With first weights drawn from the seed; lives as long as the caller's pointer scope. */
  static Learner create(Architecture architecture, PretrainRecipe recipe, long seed) {
    Network backbone = architecture.create(2, seed);
    TaskHeads heads = new TaskHeads(channels(backbone, recipe), recipe.inputPx());
    Engine.device().take(heads);
    AdamWOptions options = new AdamWOptions(recipe.learningRate());
    options.weight_decay().put(recipe.weightDecay());
    AdamW optimizer = new AdamW(parameters(backbone, heads), options);
    return new Learner(backbone, heads, optimizer, recipe);
  }

  private static long channels(Network backbone, PretrainRecipe recipe) {
    backbone.eval();
    Grey empty = Grey.black(recipe.inputPx(), recipe.inputPx());
    return Engine.withoutGradient(
        () -> backbone.features(Batch.of(List.of(empty), recipe.normalisation())).size(1));
  }

  private static TensorVector parameters(Network backbone, TaskHeads heads) {
    TensorVector all = new TensorVector();
    for (TensorVector some : List.of(backbone.parameters(), heads.parameters())) {
      for (int i = 0; i < some.size(); i++) {
        all.push_back(some.get(i));
      }
    }
    return all;
  }

  /** One step; answers the loss before it. */
  @SuppressWarnings("try") // a PointerScope acts by being open
  double learn(List<Lesson> lessons, double rate) {
    backbone.train(true);
    setRate(rate);
    try (PointerScope scope = new PointerScope()) {
      optimizer.zero_grad();
      Tensor loss = heads.loss(answer(lessons), lessons);
      loss.backward();
      torch.clip_grad_norm_(parameters(backbone, heads), recipe.gradientNorm());
      optimizer.step();
      double value = loss.item_float();
      if (!Double.isFinite(value)) {
        throw new LuxateException(
            LuxateException.Kind.DATA,
            "pretraining diverged (the loss is no number); lower learningRate in the recipe and go"
                + " on from the last checkpoint with --resume");
      }
      return value;
    }
  }

  TaskHeads.Answers answer(List<Lesson> lessons) {
    List<Grey> pictures = lessons.stream().map(Lesson::picture).toList();
    Tensor x = Batch.of(pictures, recipe.normalisation());
    return heads.answer(Engine.forward(backbone::features, x));
  }

  private void setRate(double rate) {
    OptimizerParamGroupVector groups = optimizer.param_groups();
    for (int i = 0; i < groups.size(); i++) {
      groups.get(i).options().set_lr(rate);
    }
  }
}
