package io.luxate.model.heatmap;

import io.luxate.Progress;
import io.luxate.image.Grey;
import io.luxate.model.Batch;
import io.luxate.model.Engine;
import io.luxate.model.TrainedModel;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Integrated gradients (Sundararajan et al., ICML 2017) of the grey values, along the straight way
 * from a black picture to this one by the midpoint rule. Numbers are in units of the score before
 * softmax, the class's against the mean of the others'; over all cells they add up to this
 * picture's score less the black one's ("completeness"), but for the steps' coarseness. A black
 * place differs from black by nothing and so never speaks. Single pixels are noisy, so a cell is
 * the sum over a square of about {@value #CELL_PX} px.
 *
 * @param steps gradients taken along the way
 */
record IntegratedGradients(int steps) implements Explainer {
  private static final int CELL_PX = 4;
  private static final int AT_ONCE = 8;

  @Override
  public EvidenceGrid explain(TrainedModel model, Grey framed, int classIndex, Progress progress) {
    int width = framed.widthPx();
    int height = framed.heightPx();
    int columns = Math.max(1, width / CELL_PX);
    int rows = Math.max(1, height / CELL_PX);
    float[] cells = new float[rows * columns];
    for (int start = 0; start < steps; start += AT_ONCE) {
      Contrast.goOn();
      int end = Math.min(steps, start + AT_ONCE);
      float[] slopes = slopes(model, framed, classIndex, start, end);
      for (int i = 0; i < slopes.length; i++) {
        int cell = i / width * rows / height * columns + i % width * columns / width;
        cells[cell] += slopes[i] * framed.values()[i] / steps;
      }
      progress.update("integrated-gradients", end, steps, "");
    }
    return new EvidenceGrid(cells, rows, columns);
  }

  /** The gradient at each pixel, summed over some of the steps. */
  @SuppressWarnings("try") // torch's guards act by being open
  private float[] slopes(TrainedModel model, Grey framed, int classIndex, int from, int to) {
    float[] shares = new float[to - from];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = (from + i + 0.5f) / steps;
    }
    return Engine.withoutGradient(
        () -> {
          Tensor grey = Batch.tensor(framed.values(), 1, 1, framed.heightPx(), framed.widthPx());
          try (AutoGradMode guard = new AutoGradMode(true)) {
            Tensor leaf =
                grey.mul(Batch.tensor(shares, shares.length, 1, 1, 1)).requires_grad_(true);
            Tensor x =
                Batch.normalised(leaf, model.card().normalisation())
                    .contiguous(torch.MemoryFormat.ChannelsLast);
            Tensor contrast =
                Contrast.of(model.card(), Engine.forward(model.network()::forward, x), classIndex)
                    .sum();
            Tensor gradient = torch.grad(new TensorVector(contrast), new TensorVector(leaf)).get(0);
            return Batch.values(gradient.sum(0));
          }
        });
  }
}
