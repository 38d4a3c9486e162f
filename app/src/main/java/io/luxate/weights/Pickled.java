package io.luxate.weights;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What a pickle in a weights file may hold here: a closed list, none of which can act. */
sealed interface Pickled {

  /** Python's {@code None}. */
  enum Nothing implements Pickled {
    NONE
  }

  record Flag(boolean value) implements Pickled {}

  record Whole(long value) implements Pickled {}

  record Real(double value) implements Pickled {}

  record Text(String value) implements Pickled {}

  record Tuple(List<Pickled> items) implements Pickled {}

  /** A list; it grows while the pickle is read, and may hold itself. */
  record Items(List<Pickled> items) implements Pickled {}

  /** A dict by its keys as text; it grows while the pickle is read, and may hold itself. */
  record Dict(Map<String, Pickled> entries) implements Pickled {}

  /** The class that stands for a storage of one number type, {@code torch.FloatStorage}. */
  record StorageType(NumberType type) implements Pickled {}

  /** The few functions of torch and Python that only put data together. */
  enum Rebuilder implements Pickled {
    ORDERED_DICT("collections.OrderedDict"),
    TENSOR("torch._utils._rebuild_tensor"),
    TENSOR_V2("torch._utils._rebuild_tensor_v2"),
    PARAMETER("torch._utils._rebuild_parameter"),
    PARAMETER_WITH_STATE("torch._utils._rebuild_parameter_with_state");

    private final String python;

    Rebuilder(String python) {
      this.python = python;
    }

    /** The full Python name. */
    String python() {
      return python;
    }
  }

  /** Numbers in a row that tensors are views of. */
  record Storage(NumberType type, String key, long count) implements Pickled {

    /** So many bytes; {@code count} was checked to be small enough. */
    long bytes() {
      return count * type.widthBytes();
    }
  }

  /**
   * A tensor as torch saves it: a view of a storage.
   *
   * @param offset of the first number in the storage
   * @param strides how many numbers apart neighbours along each side are
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record View(Storage storage, long offset, long[] shape, long[] strides) implements Pickled {

    /** Whether its numbers stand one after the other in the storage. */
    boolean isPlain() {
      long expected = 1;
      for (int i = shape.length - 1; i >= 0; i--) {
        if (shape[i] != 1 && strides[i] != expected) {
          return false;
        }
        expected *= shape[i];
      }
      return true;
    }

    int count() {
      return Arrays.stream(shape).anyMatch(side -> side == 0)
          ? 0
          : Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    }
  }
}
