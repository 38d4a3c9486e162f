package io.luxate.study;

import io.luxate.Named;
import java.util.List;
import java.util.Locale;

/** What a trained model can be taken along as. */
public enum ExportFormat {
  /** The weights alone, under torchvision's names. */
  SAFETENSORS,
  /** The network as a graph that ONNX Runtime and others answer with. */
  ONNX,
  /** Everything in one file that Luxate checks and goes on with. */
  BUNDLE;

  /** The format of that name; throws USER with the names there are. */
  public static ExportFormat named(String id) {
    return Named.of("format", id, List.of(values()), ExportFormat::id);
  }

  /** The name on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
