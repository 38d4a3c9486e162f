package io.luxate.curate.labels;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Logistic regression with an L2 penalty (LIBLINEAR; Fan RE et al. J Mach Learn Res 2008;9:1871-4),
 * asked about images that it did not learn from.
 */
final class OutOfFold {
  /** The price of an error, for vectors of length 1. */
  private static final double COST = 20;

  private static final double PRECISION = 0.01;

  static { // LIBLINEAR prints every step of its search
    Linear.disableDebugOutput();
  }

  private OutOfFold() {}

  /** The probability of each class for each image; every row sums to 1. */
  static double[][] probabilities(
      float[][] vectors, int[] labels, int classes, int[] fold, int folds) {
    Feature[][] features = new Feature[vectors.length][];
    for (int i = 0; i < vectors.length; i++) {
      features[i] = new Feature[vectors[i].length + 1];
      for (int j = 0; j < vectors[i].length; j++) {
        features[i][j] = new FeatureNode(j + 1, vectors[i][j]);
      }
      features[i][vectors[i].length] = new FeatureNode(vectors[i].length + 1, 1);
    }
    double[][] answers = new double[vectors.length][classes];
    for (int k = 0; k < folds; k++) {
      int held = k;
      int[] learn = IntStream.range(0, fold.length).filter(i -> fold[i] != held).toArray();
      Problem problem = new Problem();
      problem.l = learn.length;
      problem.n = vectors[0].length + 1;
      problem.x = IntStream.of(learn).mapToObj(i -> features[i]).toArray(Feature[][]::new);
      problem.y = IntStream.of(learn).mapToDouble(i -> labels[i]).toArray();
      Parameter parameter = new Parameter(SolverType.L2R_LR, COST, PRECISION);
      parameter.setRandom(new Random(1));
      Model model = Linear.train(problem, parameter);
      int[] order = model.getLabels();
      double[] row = new double[order.length];
      for (int i = 0; i < fold.length; i++) {
        if (fold[i] == k) {
          Linear.predictProbability(model, features[i], row);
          for (int c = 0; c < order.length; c++) {
            answers[i][order[c]] = row[c];
          }
        }
      }
    }
    return answers;
  }
}
