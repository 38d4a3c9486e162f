package io.luxate.model.heatmap;

import io.luxate.Progress;
import io.luxate.image.Grey;
import io.luxate.model.Batch;
import io.luxate.model.Engine;
import io.luxate.model.TrainedModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * Score-CAM (Wang et al., CVPR Workshops 2020): each channel of the last convolution, spread over
 * the picture, is held before it as a mask from 0 to 1; the channel's weight is how far the score
 * rises above that of a black picture. The score is the class's before softmax against the mean of
 * the others'. No gradients are asked. Numbers are that rise times activations, below zero where a
 * channel speaks against the class.
 *
 * @param mostChannels only the channels that vary most over the picture are asked, so many at most:
 *     one forward pass for each
 */
record ScoreCam(int mostChannels) implements Explainer {

  @Override
  public EvidenceGrid explain(TrainedModel model, Grey framed, int classIndex, Progress progress) {
    Features features = Features.of(model, framed);
    List<Integer> asked =
        IntStream.range(0, features.channels().size())
            .boxed()
            .filter(k -> features.variances()[k] > 0)
            .sorted(Comparator.comparingDouble(k -> -features.variances()[k]))
            .limit(mostChannels)
            .toList();
    Grey black = Grey.black(framed.widthPx(), framed.heightPx());
    float[] scores =
        Contrast.ofPictures(
            model,
            classIndex,
            1 + asked.size(),
            i -> i == 0 ? black : masked(framed, features.channels().get(asked.get(i - 1))),
            "score-cam",
            progress);
    return sum(features, asked, scores);
  }

  /** The channels of the last convolution, each as a small picture, and how much each varies. */
  @SuppressWarnings("ArrayRecordComponent") // taken apart at once
  private record Features(List<Grey> channels, double[] variances, int rows, int columns) {

    static Features of(TrainedModel model, Grey framed) {
      return Engine.withoutGradient(
          () -> {
            Tensor all = FeatureGradient.features(model, framed);
            int rows = (int) all.size(2);
            int columns = (int) all.size(3);
            float[] values = Batch.values(all);
            List<Grey> channels = new ArrayList<>();
            for (int start = 0; start < values.length; start += rows * columns) {
              float[] channel = Arrays.copyOfRange(values, start, start + rows * columns);
              channels.add(new Grey(columns, rows, channel));
            }
            double[] variances = channels.stream().mapToDouble(ScoreCam::variance).toArray();
            return new Features(channels, variances, rows, columns);
          });
    }
  }

  private static double variance(Grey channel) {
    double mean = 0;
    double squares = 0;
    for (float value : channel.values()) {
      mean += value;
      squares += (double) value * value;
    }
    mean /= channel.values().length;
    return squares / channel.values().length - mean * mean;
  }

  /** The picture, dark where the channel is low. */
  private static Grey masked(Grey framed, Grey channel) {
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (float value : channel.values()) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    double cellWidth = (double) framed.widthPx() / channel.widthPx();
    double cellHeight = (double) framed.heightPx() / channel.heightPx();
    float[] values = framed.values().clone();
    for (int y = 0; y < framed.heightPx(); y++) {
      for (int x = 0; x < framed.widthPx(); x++) {
        float at = channel.between((x + 0.5) / cellWidth, (y + 0.5) / cellHeight);
        values[y * framed.widthPx() + x] *= (at - least) / (most - least);
      }
    }
    return new Grey(framed.widthPx(), framed.heightPx(), values);
  }

  private static EvidenceGrid sum(Features features, List<Integer> asked, float[] scores) {
    float[] cells = new float[features.rows() * features.columns()];
    for (int k = 0; k < asked.size(); k++) {
      float rise = scores[k + 1] - scores[0];
      float[] channel = features.channels().get(asked.get(k)).values();
      for (int i = 0; i < cells.length; i++) {
        cells[i] += rise * channel[i];
      }
    }
    return new EvidenceGrid(cells, features.rows(), features.columns());
  }
}
