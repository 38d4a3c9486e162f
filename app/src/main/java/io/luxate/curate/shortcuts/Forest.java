package io.luxate.curate.shortcuts;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * A random forest (Breiman L. Random forests. Mach Learn 2001;45:5-32) asked about images that it
 * did not learn from.
 */
final class Forest {
  private static final int TREES = 100;
  private static final int DEPTH = 8;
  private static final float LEAST_IN_CHILD = 2;

  static { // Tribuo tells of every tree through Java's own logging
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }

  private final double[][] features;
  private final int[] labels;
  private final int classes;
  private final String[] names;
  private final LabelFactory factory = new LabelFactory();

  /**
   * Takes what is known.
   *
   * @param features one row per image, all of one length
   * @param labels the class of each image, 0 to {@code classes - 1}
   */
  Forest(double[][] features, int[] labels, int classes) {
    this.features = features;
    this.labels = labels;
    this.classes = classes;
    this.names = new String[features[0].length];
    Arrays.setAll(names, i -> "f" + i);
  }

  /**
   * A score for each image and class, from the trees that did not see the image's fold: its place,
   * 0 to 1, among the fold's images by the share of trees. Shares themselves would not compare
   * between folds: where a fold holds more of a class, its trees knew less of it, and an AUROC over
   * all folds falls below chance.
   */
  double[][] outOfFold(int[] fold, int folds, long seed) {
    double[][] scores = new double[labels.length][classes];
    IntStream.range(0, folds)
        .parallel()
        .forEach(
            k -> {
              Model<Label> model = grow(fold, k, seed + k);
              int[] asked = IntStream.range(0, fold.length).filter(i -> fold[i] == k).toArray();
              double[][] votes =
                  IntStream.of(asked).mapToObj(i -> votes(model, i)).toArray(double[][]::new);
              for (int i = 0; i < asked.length; i++) {
                for (int c = 0; c < classes; c++) {
                  scores[asked[i]][c] = place(votes, i, c);
                }
              }
            });
    return scores;
  }

  private static double place(double[][] votes, int image, int label) {
    double below = 0;
    for (double[] other : votes) {
      below += Math.signum(votes[image][label] - other[label]) + 1;
    }
    return below / (2 * votes.length);
  }

  private Model<Label> grow(int[] fold, int without, long seed) {
    MutableDataset<Label> known =
        new MutableDataset<>(new SimpleDataSourceProvenance("probe", factory), factory);
    for (int i = 0; i < labels.length; i++) {
      if (fold[i] != without) {
        known.add(example(i));
      }
    }
    float share = (float) (1 / Math.sqrt(names.length));
    CARTClassificationTrainer tree =
        new CARTClassificationTrainer(
            DEPTH, LEAST_IN_CHILD, 0f, Math.max(share, 0.1f), new GiniIndex(), seed);
    return new RandomForestTrainer<>(tree, new VotingCombiner(), TREES, seed).train(known);
  }

  private double[] votes(Model<Label> model, int image) {
    Map<String, Label> answer = model.predict(example(image)).getOutputScores();
    double[] votes = new double[classes];
    for (int c = 0; c < classes; c++) {
      Label label = answer.get(Integer.toString(c));
      votes[c] = label == null ? 0 : label.getScore();
    }
    return votes;
  }

  private ArrayExample<Label> example(int image) {
    return new ArrayExample<>(new Label(Integer.toString(labels[image])), names, features[image]);
  }
}
