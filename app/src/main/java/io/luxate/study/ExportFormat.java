package io.luxate.study;

import io.luxate.LuxateException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

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
    return Arrays.stream(values())
        .filter(format -> format.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new LuxateException(
                    LuxateException.Kind.USER,
                    "--format is '"
                        + id
                        + "'; choose "
                        + Arrays.stream(values())
                            .map(ExportFormat::id)
                            .collect(Collectors.joining(", "))));
  }

  /** The name on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
