package io.luxate.weights;

import io.luxate.weights.Pickled.Dict;
import io.luxate.weights.Pickled.Flag;
import io.luxate.weights.Pickled.Items;
import io.luxate.weights.Pickled.Rebuilder;
import io.luxate.weights.Pickled.Storage;
import io.luxate.weights.Pickled.StorageType;
import io.luxate.weights.Pickled.Text;
import io.luxate.weights.Pickled.Tuple;
import io.luxate.weights.Pickled.View;
import io.luxate.weights.Pickled.Whole;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How torch's pickles put tensors together: persistent ids for storages, and calls of the few
 * {@link Rebuilder}s. Everything is checked before it is believed: types, counts, and that a view
 * lies inside its storage and has no more numbers than it.
 */
final class Rebuilding {
  private static final int MOST_SIDES = 16;
  private static final long MOST_STORAGE_BYTES = Integer.MAX_VALUE - 8;

  private Rebuilding() {}

  /** What a call gives; throws where it is no call of a {@link Rebuilder} with its arguments. */
  static Pickled call(Pickled callee, Pickled given) {
    if (!(callee instanceof Rebuilder builder) || !(given instanceof Tuple arguments)) {
      throw new UnusableWeightsException("its pickle calls what cannot be called (REDUCE)");
    }
    List<Pickled> items = arguments.items();
    return switch (builder) {
      case ORDERED_DICT -> orderedDict(items);
      case TENSOR, TENSOR_V2 -> view(items);
      case PARAMETER, PARAMETER_WITH_STATE -> {
        if (!items.isEmpty() && items.get(0) instanceof View view) {
          yield view;
        }
        throw new UnusableWeightsException("its pickle makes a parameter of what is no tensor");
      }
    };
  }

  /** The storage that a persistent id stands for: ("storage", type, key, device, count, ...). */
  static Storage storage(Pickled id) {
    if (id instanceof Tuple tuple
        && tuple.items().size() >= 5
        && tuple.items().get(0) instanceof Text kind
        && kind.value().equals("storage")
        && tuple.items().get(1) instanceof StorageType type
        && tuple.items().get(2) instanceof Text key
        && tuple.items().get(4) instanceof Whole count
        && count.value() >= 0) {
      if (count.value() * type.type().widthBytes() > MOST_STORAGE_BYTES
          || count.value() > MOST_STORAGE_BYTES) {
        throw new UnusableWeightsException("it claims a storage of more than 2 GiB");
      }
      if (tuple.items().size() > 5 && tuple.items().get(5) instanceof Tuple) {
        throw new UnusableWeightsException(
            "its storages are parts of each other, as very old torch wrote them",
            "load and save it again with a newer torch");
      }
      return new Storage(type.type(), key.value(), count.value());
    }
    throw new UnusableWeightsException("its pickle refers to what is no storage of torch");
  }

  /** A dict's key as text; numbers are keys in optimisers' states. */
  static String key(Pickled key) {
    if (key instanceof Text text) {
      return text.value();
    }
    if (key instanceof Whole whole) {
      return Long.toString(whole.value());
    }
    if (key instanceof Flag flag) {
      return Boolean.toString(flag.value());
    }
    throw new UnusableWeightsException("its pickle has a key that is neither string nor number");
  }

  /** Empty, or as Python 2 wrote it from a list of pairs. */
  private static Dict orderedDict(List<Pickled> arguments) {
    Map<String, Pickled> entries = new LinkedHashMap<>();
    if (arguments.size() == 1 && arguments.get(0) instanceof Items pairs) {
      for (Pickled pair : pairs.items()) {
        List<Pickled> two =
            pair instanceof Items list
                ? list.items()
                : pair instanceof Tuple tuple ? tuple.items() : List.of();
        if (two.size() != 2) {
          throw new UnusableWeightsException("its pickle makes a dict of what are no pairs");
        }
        entries.put(key(two.get(0)), two.get(1));
      }
    } else if (!arguments.isEmpty()) {
      throw new UnusableWeightsException("its pickle makes a dict of what are no pairs");
    }
    return new Dict(entries);
  }

  private static View view(List<Pickled> arguments) {
    if (arguments.size() >= 4
        && arguments.get(0) instanceof Storage storage
        && arguments.get(1) instanceof Whole offset) {
      long[] shape = numbers(arguments.get(2));
      long[] strides = numbers(arguments.get(3));
      if (offset.value() >= 0 && fits(storage, offset.value(), shape, strides)) {
        return new View(storage, offset.value(), shape, strides);
      }
    }
    throw new UnusableWeightsException("its pickle holds a tensor that does not fit its storage");
  }

  private static long[] numbers(Pickled tuple) {
    if (!(tuple instanceof Tuple given) || given.items().size() > MOST_SIDES) {
      throw new UnusableWeightsException("its pickle holds a tensor without a usable shape");
    }
    long[] numbers = new long[given.items().size()];
    for (int i = 0; i < numbers.length; i++) {
      if (!(given.items().get(i) instanceof Whole whole) || whole.value() < 0) {
        throw new UnusableWeightsException("its pickle holds a tensor without a usable shape");
      }
      numbers[i] = whole.value();
    }
    return numbers;
  }

  /** Whether every number lies inside the storage, and no more of them than the storage has. */
  private static boolean fits(Storage storage, long offset, long[] shape, long[] strides) {
    if (shape.length != strides.length) {
      return false;
    }
    if (Arrays.stream(shape).anyMatch(side -> side == 0)) {
      return Arrays.stream(shape).allMatch(side -> side <= MOST_STORAGE_BYTES);
    }
    long count = 1;
    long last = offset;
    for (int i = 0; i < shape.length && last < storage.count(); i++) {
      if (shape[i] > 1 && strides[i] > storage.count()) {
        return false;
      }
      if (shape[i] > storage.count() / count) {
        return false;
      }
      count *= shape[i];
      last += shape[i] > 1 ? (shape[i] - 1) * strides[i] : 0; // both factors below 2^31
    }
    return last < storage.count();
  }
}
