package io.luxate.report;

import java.nio.file.Path;

/**
 * A heatmap drawn over its radiograph.
 *
 * @param path how the set names the radiograph
 * @param label its true class
 * @param score the positive class's probability, 0 to 1
 * @param call the class it was called at the fixed threshold
 * @param overlay the drawn picture, any format ImageIO reads; embedded smaller
 * @param withheld whether the picture is the radiograph alone, because maps did not earn trust
 */
public record Heatmap(
    String path, String label, double score, String call, Path overlay, boolean withheld) {
  /** Whether the call equals the truth. */
  public boolean right() {
    return call.equals(label);
  }
}
