package io.luxate.phantom;

import io.luxate.image.Grey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Measures how much of the label simple features give away: {@code Difficulty [SEED] [SEEDS]
 * [JOINT]}. Logistic regression learns from 400 (and 100) internet images and is tested on 400 of
 * the three hospitals; its penalty is chosen of three by cross-validation on what it learns from.
 */
public final class Difficulty {
  private static final int SIZE_PX = 224;
  private static final int IMAGES = 400;
  private static final Site[] HOSPITALS = {Site.HOSPITAL_A, Site.HOSPITAL_B, Site.HOSPITAL_C};

  private Difficulty() {}

  @SuppressWarnings("ArrayRecordComponent") // rows of a matrix, never compared
  private record Sample(double[] thumbnail, double[] border, double[] file, boolean label) {}

  public static void main(String[] args) {
    long first = args.length > 0 ? Long.parseLong(args[0]) : 1;
    int seeds = args.length > 1 ? Integer.parseInt(args[1]) : 1;
    System.out.println("joint seed thumbnails_400 thumbnails_100 border_400 file_400");
    Joint[] joints = args.length > 2 ? new Joint[] {Joint.parse(args[2])} : Joint.values();
    for (Joint joint : joints) {
      for (long seed = first; seed < first + seeds; seed++) {
        List<Sample> train = new ArrayList<>();
        List<Sample> test = new ArrayList<>();
        for (int i = 0; i < IMAGES; i++) {
          train.add(sample(joint, Site.INTERNET, seed, i));
          test.add(sample(joint, HOSPITALS[i / 4 % 3], seed, i));
        }
        System.out.printf(
            Locale.ROOT,
            "%s %d %.3f %.3f %.3f %.3f%n",
            joint,
            seed,
            auroc(train, test, Sample::thumbnail),
            auroc(train.subList(0, 100), test, Sample::thumbnail),
            auroc(train, test, Sample::border),
            auroc(train, test, Sample::file));
      }
    }
  }

  private static Sample sample(Joint joint, Site site, long seed, int index) {
    Exposure.Developed developed = Exposure.of(joint, site, seed, index, SIZE_PX);
    Picture picture = developed.picture();
    return new Sample(
        thumbnail(picture.grey()),
        border(picture.grey()),
        file(picture),
        developed.truth().dislocated());
  }

  private static double auroc(
      List<Sample> train, List<Sample> test, Function<Sample, double[]> features) {
    double best = 0;
    double penalty = 1;
    for (double candidate : new double[] {1, 30, 1000}) {
      double auroc = crossValidated(train, features, candidate);
      if (auroc > best) {
        best = auroc;
        penalty = candidate;
      }
    }
    return Logistic.auroc(scores(train, test, features, penalty), labels(test));
  }

  /** AUROC of out-of-fold scores; neighbours share patients, so they stay in one fold. */
  private static double crossValidated(
      List<Sample> all, Function<Sample, double[]> features, double penalty) {
    double[] scores = new double[all.size()];
    for (int k = 0; k < 5; k++) {
      List<Sample> rest = new ArrayList<>();
      List<Sample> held = new ArrayList<>();
      List<Integer> places = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        if (i / 4 % 5 == k) {
          held.add(all.get(i));
          places.add(i);
        } else {
          rest.add(all.get(i));
        }
      }
      double[] ofFold = scores(rest, held, features, penalty);
      for (int j = 0; j < ofFold.length; j++) {
        scores[places.get(j)] = ofFold[j];
      }
    }
    return Logistic.auroc(scores, labels(all));
  }

  private static double[] scores(
      List<Sample> train, List<Sample> test, Function<Sample, double[]> features, double penalty) {
    Logistic model =
        Logistic.fit(train.stream().map(features).toArray(double[][]::new), labels(train), penalty);
    return test.stream().mapToDouble(s -> model.score(features.apply(s))).toArray();
  }

  private static boolean[] labels(List<Sample> samples) {
    boolean[] labels = new boolean[samples.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = samples.get(i).label();
    }
    return labels;
  }

  private static double[] thumbnail(Grey grey) {
    double[] cells = new double[256];
    for (int cy = 0; cy < 16; cy++) {
      for (int cx = 0; cx < 16; cx++) {
        int x0 = cx * grey.widthPx() / 16;
        int x1 = (cx + 1) * grey.widthPx() / 16;
        int y0 = cy * grey.heightPx() / 16;
        int y1 = (cy + 1) * grey.heightPx() / 16;
        double sum = 0;
        for (int y = y0; y < y1; y++) {
          for (int x = x0; x < x1; x++) {
            sum += grey.at(x, y);
          }
        }
        cells[cy * 16 + cx] = sum / ((x1 - x0) * (y1 - y0));
      }
    }
    return cells;
  }

  /** Mean, spread and histogram of each side of a ring of 8 % of the shorter side. */
  private static double[] border(Grey grey) {
    int w = grey.widthPx();
    int h = grey.heightPx();
    int ring = (int) Math.round(0.08 * Math.min(w, h));
    double[] features = new double[4 * 10];
    int[] seen = new int[4];
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        int side = y < ring ? 0 : y >= h - ring ? 1 : x < ring ? 2 : x >= w - ring ? 3 : -1;
        if (side >= 0) {
          double v = Math.min(Math.max(grey.at(x, y), 0), 1);
          features[side * 10] += v;
          features[side * 10 + 1] += v * v;
          features[side * 10 + 2 + (int) Math.min(v * 8, 7)]++;
          seen[side]++;
        }
      }
    }
    for (int i = 0; i < features.length; i++) {
      features[i] /= seen[i / 10];
    }
    return features;
  }

  private static double[] file(Picture picture) {
    Picture.Form form = picture.form();
    double w = picture.grey().widthPx();
    double h = picture.grey().heightPx();
    double bytes = picture.encoded().length;
    boolean jpeg = form.extension().equals("jpg");
    boolean colour = form.kind() == Picture.Kind.JPEG_RGB || form.kind() == Picture.Kind.PNG_RGB;
    return new double[] {
      Math.log(bytes), bytes / (w * h), w, h, w / h, w * h, jpeg ? 1 : 0, colour ? 3 : 1
    };
  }
}
