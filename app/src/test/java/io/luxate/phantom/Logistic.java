package io.luxate.phantom;

import java.util.Arrays;

/** Logistic regression on standardised features with an L2 penalty, fitted by Newton's method. */
final class Logistic {
  private final double[] mean;
  private final double[] spread;
  private final double[] weights;

  private Logistic(double[] mean, double[] spread, double[] weights) {
    this.mean = mean;
    this.spread = spread;
    this.weights = weights;
  }

  static Logistic fit(double[][] rows, boolean[] labels, double penalty) {
    int d = rows[0].length;
    double[] mean = new double[d];
    double[] spread = new double[d];
    for (int j = 0; j < d; j++) {
      for (double[] row : rows) {
        mean[j] += row[j] / rows.length;
      }
      for (double[] row : rows) {
        spread[j] += (row[j] - mean[j]) * (row[j] - mean[j]) / rows.length;
      }
      spread[j] = spread[j] < 1e-12 ? 1 : Math.sqrt(spread[j]);
    }
    Logistic model = new Logistic(mean, spread, new double[d + 1]);
    double[][] x = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      x[i] = model.standard(rows[i]);
    }
    for (int step = 0; step < 12; step++) {
      model.newton(x, labels, penalty);
    }
    return model;
  }

  private void newton(double[][] x, boolean[] labels, double penalty) {
    int n = weights.length;
    double[][] a = new double[n][n + 1];
    for (int i = 0; i < x.length; i++) {
      double p = 1 / (1 + Math.exp(-dot(x[i])));
      double error = (labels[i] ? 1 : 0) - p;
      double w = Math.max(p * (1 - p), 1e-6);
      for (int j = 0; j < n; j++) {
        a[j][n] += error * x[i][j];
        double wx = w * x[i][j];
        for (int k = 0; k <= j; k++) {
          a[j][k] += wx * x[i][k];
        }
      }
    }
    for (int j = 0; j < n; j++) {
      double pull = j == n - 1 ? 1e-6 : penalty;
      a[j][j] += pull;
      a[j][n] -= pull * weights[j];
      for (int k = 0; k < j; k++) {
        a[k][j] = a[j][k];
      }
    }
    double[] step = solve(a);
    for (int j = 0; j < n; j++) {
      weights[j] += step[j];
    }
  }

  private static double[] solve(double[][] a) {
    int n = a.length;
    for (int c = 0; c < n; c++) {
      for (int r = c + 1; r < n; r++) {
        double k = a[r][c] / a[c][c];
        for (int j = c; j <= n; j++) {
          a[r][j] -= k * a[c][j];
        }
      }
    }
    double[] x = new double[n];
    for (int r = n - 1; r >= 0; r--) {
      double sum = a[r][n];
      for (int j = r + 1; j < n; j++) {
        sum -= a[r][j] * x[j];
      }
      x[r] = sum / a[r][r];
    }
    return x;
  }

  double score(double[] row) {
    return dot(standard(row));
  }

  private double dot(double[] x) {
    double sum = 0;
    for (int j = 0; j < weights.length; j++) {
      sum += weights[j] * x[j];
    }
    return sum;
  }

  private double[] standard(double[] row) {
    double[] x = Arrays.copyOf(row, row.length + 1);
    for (int j = 0; j < row.length; j++) {
      x[j] = (row[j] - mean[j]) / spread[j];
    }
    x[row.length] = 1;
    return x;
  }

  /** Share of pairs put in the right order; ties count half. */
  static double auroc(double[] scores, boolean[] labels) {
    double wins = 0;
    double pairs = 0;
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < scores.length; j++) {
        if (labels[i] && !labels[j]) {
          pairs++;
          wins += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
        }
      }
    }
    return wins / pairs;
  }
}
