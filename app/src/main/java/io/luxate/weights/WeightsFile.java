package io.luxate.weights;

import io.luxate.LuxateException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A weights file of the field as it was read: safetensors, or a state dict that torch saved, alone
 * or within a training's checkpoint.
 *
 * @param format as its content says
 * @param part where in a checkpoint the tensors stood, {@code state_dict}; empty for its root
 * @param tensors by the names in the file
 */
public record WeightsFile(WeightsFormat format, String part, Map<String, Numbers> tensors) {

  /**
   * Reads a file of any of these formats. Nothing in it is executed.
   *
   * @throws LuxateException USER when there is no such file, DATA when it is damaged, of another
   *     format, or holds Python objects, RESOURCE when it cannot be read
   */
  public static WeightsFile read(Path file) {
    try (FileBytes bytes = FileBytes.open(file)) {
      WeightsFormat format =
          WeightsFormat.of(bytes.read(0, (int) Math.min(bytes.length(), WeightsFormat.BEGINNING)));
      return switch (format) {
        case SAFETENSORS -> new WeightsFile(format, "", Safetensors.read(file));
        case TORCH_ZIP -> of(format, TorchZip.read(file, bytes.length()));
        case TORCH_OLD -> of(format, TorchOld.read(bytes));
      };
    } catch (UnusableWeightsException e) {
      throw new LuxateException(
          LuxateException.Kind.DATA,
          file + " is no usable weights file: " + e.why() + "; fetch or export it again",
          e);
    }
  }

  private static WeightsFile of(WeightsFormat format, TorchTensors read) {
    return new WeightsFile(format, read.part(), read.tensors());
  }
}
