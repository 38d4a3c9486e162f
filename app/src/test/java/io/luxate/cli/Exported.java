package io.luxate.cli;

import java.nio.file.Path;

/**
 * A trained model and the files it was exported to.
 *
 * @param bundle as a bundle
 * @param onnx as an ONNX file with heatmaps
 */
record Exported(Trained trained, Path bundle, Path onnx) {

  static Exported in(Path root) {
    Trained trained = Trained.in(root);
    Path bundle = root.resolve("Käthe's.zip");
    Path onnx = root.resolve("Käthe's.onnx");
    trained.export("bundle", bundle);
    trained.export("onnx", onnx, "--heatmaps");
    return new Exported(trained, bundle, onnx);
  }
}
