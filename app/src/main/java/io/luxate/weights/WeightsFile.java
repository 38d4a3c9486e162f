package io.luxate.weights;

import io.luxate.FilePart;
import io.luxate.LuxateException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A weights file of the field as it was read: safetensors, or a state dict that torch saved, alone
 * or within a training's checkpoint.
 *
 * @param format as its content says
 * @param notes what was done to come to the tensors, in words: where in a checkpoint they stood,
 *     whose names were mapped
 * @param tensors by torchvision's names, as far as the names were known here
 */
public record WeightsFile(WeightsFormat format, List<String> notes, Map<String, Numbers> tensors) {
  public WeightsFile {
    tensors.forEach(
        (name, numbers) -> {
          for (float number : numbers.values()) {
            if (!Float.isFinite(number)) {
              throw new UnusableWeightsException(
                  "tensor "
                      + Words.shown(name)
                      + " holds "
                      + (Float.isNaN(number) ? "NaN" : "an infinite number"),
                  "take weights from before the training that made them diverged");
            }
          }
        });
  }

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
        case SAFETENSORS -> of(file, format, "", Safetensors.read(file));
        case TORCH_ZIP -> of(file, format, TorchZip.read(file, bytes.length()));
        case TORCH_OLD -> of(file, format, TorchOld.read(bytes));
      };
    } catch (UnusableWeightsException e) {
      throw unusable(file, e);
    }
  }

  /**
   * Reads safetensors that Luxate wrote, under torchvision's names already.
   *
   * @param part a file, or where in a bundle they stand
   * @param notes for {@link #describe}
   */
  public static WeightsFile own(FilePart part, String... notes) {
    try (FileBytes bytes = FileBytes.open(part)) {
      return new WeightsFile(WeightsFormat.SAFETENSORS, List.of(notes), Safetensors.read(bytes));
    } catch (UnusableWeightsException e) {
      throw unusable(part.file(), e);
    }
  }

  /** For a person: the format and what was done. */
  public String describe() {
    return notes.isEmpty() ? format.title() : format.title() + ", " + String.join(", ", notes);
  }

  private static LuxateException unusable(Path file, UnusableWeightsException e) {
    return new LuxateException(
        LuxateException.Kind.DATA, file + " is no usable weights file: " + e.words(), e);
  }

  private static WeightsFile of(Path file, WeightsFormat format, TorchTensors read) {
    return of(file, format, read.part(), read.tensors());
  }

  private static WeightsFile of(
      Path file, WeightsFormat format, String part, Map<String, Numbers> tensors) {
    TorchvisionNames names = TorchvisionNames.of(tensors);
    if (names.areTimms() && String.valueOf(file.getFileName()).startsWith("tf_")) {
      throw new UnusableWeightsException(
          "timm's tf_ networks pad as TensorFlow does and Luxate's as torchvision does, so they"
              + " compute something else with the same weights",
          "take the one without tf_");
    }
    List<String> notes = new ArrayList<>(names.notes());
    if (!part.isEmpty()) {
      notes.add(0, "part " + Words.shown(part));
    }
    return new WeightsFile(format, List.copyOf(notes), names.tensors());
  }
}
