package io.luxate.explain.trust;

import java.util.Locale;

/** Findings in English. */
final class FindingWords {
  private FindingWords() {}

  static String of(Finding finding) {
    return switch (finding.outcome()) {
      case NO_OTHER_MODELS ->
          "Not tested: no model of another seed, with no part in this one, was given.";
      case NO_BOXES -> "Not tested: no image came with the box of its finding.";
      case NO_WEIGHTS -> "Not tested: an ONNX export has no weights to draw anew; give the run.";
      case TOO_FEW_IMAGES ->
          format(
              finding,
              "Not tested: %.0f images, and fewer than %.0f say nothing.",
              "images",
              "bound");
      case PASSED, FAILED -> made(finding);
    };
  }

  private static String made(Finding finding) {
    return switch (finding.test()) {
      case RANDOMISATION ->
          format(
              finding,
              "With freshly drawn weights the maps are alike by %.2f (head only) and %.2f (whole"
                  + " network) in rank correlation, %.2f and %.2f in structure; at most %.2f passes"
                  + " (%.0f images).",
              "head_spearman",
              "all_spearman",
              "head_ssim",
              "all_ssim",
              "bound",
              "images");
      case REPEATABILITY ->
          format(
              finding,
              "Models of other seeds (%.0f) show maps alike by %.2f in rank correlation, %.2f in"
                  + " structure; a rank correlation of at least %.2f passes (%.0f images).",
              "models",
              "spearman",
              "ssim",
              "bound",
              "images");
      case POINTING ->
          format(
              finding,
              "The hottest point lay in the true box in %.0f of %.0f images, 95%% interval %.2f to"
                  + " %.2f; chance is %.2f, and the picture's centre alone would give %.2f.",
              "hits",
              "images",
              "low",
              "high",
              "chance",
              "centre");
      case ENERGY ->
          format(
              finding,
              "The true boxes hold %.2f of the evidence, and their size alone would give %.2f; %.2f"
                  + " times that passes where it holds in most images (more than chance in %.0f of"
                  + " %.0f, 95%% interval %.2f to %.2f).",
              "energy",
              "chance",
              "bound",
              "above",
              "images",
              "low",
              "high");
      case DELETION ->
          format(
              finding,
              "Hiding what the map shows lowers the probability by %.3f more than hiding at random;"
                  + " at least %.2f passes where it holds in most images (in %.0f of %.0f, 95%%"
                  + " interval %.2f to %.2f).",
              "gain",
              "bound",
              "better",
              "images",
              "low",
              "high");
      case INSERTION ->
          format(
              finding,
              "Uncovering what the map shows raises the probability by %.3f more than uncovering at"
                  + " random; at least %.2f passes where it holds in most images (in %.0f of %.0f,"
                  + " 95%% interval %.2f to %.2f).",
              "gain",
              "bound",
              "better",
              "images",
              "low",
              "high");
    };
  }

  private static String format(Finding finding, String sentence, String... names) {
    Object[] numbers = new Object[names.length];
    for (int i = 0; i < names.length; i++) {
      numbers[i] = finding.numbers().getOrDefault(names[i], Double.NaN);
    }
    return String.format(Locale.ROOT, sentence, numbers);
  }
}
