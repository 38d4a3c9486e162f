package io.luxate.weights;

import io.luxate.weights.Pickled.Storage;
import io.luxate.weights.Pickled.View;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The numbers behind torch's views, storage by storage, each read from the file once. */
final class Views {
  private Views() {}

  /** Where a file keeps its storages. */
  @FunctionalInterface
  interface Storages {
    /** All bytes of a storage, in the file's byte order. */
    ByteBuffer bytes(Storage storage);
  }

  /**
   * The views as plain numbers, in their order. A file whose views together hold far more than its
   * own length is refused, since many views may share one storage.
   */
  static Map<String, Numbers> numbers(Map<String, View> views, long fileBytes, Storages storages) {
    Map<Storage, List<String>> byStorage = new LinkedHashMap<>();
    long storageBytes = 0;
    long viewBytes = 0;
    for (Map.Entry<String, View> entry : views.entrySet()) {
      View view = entry.getValue();
      List<String> names = byStorage.computeIfAbsent(view.storage(), s -> new ArrayList<>());
      storageBytes += names.isEmpty() ? view.storage().bytes() : 0;
      viewBytes += (long) view.count() * view.storage().type().widthBytes();
      names.add(entry.getKey());
    }
    if (storageBytes > fileBytes || viewBytes > 2 * fileBytes) {
      throw new UnusableWeightsException("its tensors claim more numbers than it can hold");
    }
    Map<String, Numbers> numbers = new LinkedHashMap<>();
    views.forEach((name, view) -> numbers.put(name, EMPTY)); // keeps the order
    byStorage.forEach(
        (storage, names) -> {
          ByteBuffer bytes = storages.bytes(storage);
          names.forEach(name -> numbers.computeIfPresent(name, (n, e) -> of(views, name, bytes)));
        });
    return numbers;
  }

  private static final Numbers EMPTY = new Numbers(new long[] {0}, new float[0]);

  private static Numbers of(Map<String, View> views, String name, ByteBuffer bytes) {
    View view = views.get(name);
    if (view == null) {
      throw new IllegalArgumentException(name);
    }
    return new Numbers(view.shape(), view.isPlain() ? plain(view, bytes) : strided(view, bytes));
  }

  private static float[] plain(View view, ByteBuffer bytes) {
    int count = view.count();
    if (count == 0) {
      return new float[0];
    }
    NumberType type = view.storage().type();
    bytes.position((int) view.offset() * type.widthBytes());
    return type.read(bytes, count);
  }

  private static float[] strided(View view, ByteBuffer bytes) {
    NumberType type = view.storage().type();
    float[] numbers = new float[view.count()];
    long[] place = new long[view.shape().length];
    long at = view.offset();
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = type.at(bytes, (int) at * type.widthBytes());
      for (int side = place.length - 1; side >= 0; side--) {
        at += view.strides()[side];
        if (++place[side] < view.shape()[side]) {
          break;
        }
        at -= view.strides()[side] * view.shape()[side];
        place[side] = 0;
      }
    }
    return numbers;
  }
}
