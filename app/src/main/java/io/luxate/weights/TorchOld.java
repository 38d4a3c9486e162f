package io.luxate.weights;

import io.luxate.weights.Pickled.Items;
import io.luxate.weights.Pickled.Storage;
import io.luxate.weights.Pickled.Text;
import io.luxate.weights.Pickled.Whole;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * What {@code torch.save} wrote before torch 1.6 and writes still when asked: five pickles one
 * after the other (magic number, protocol, the machine, the object, the storages' keys), then each
 * storage as its count and its numbers, always little-endian.
 */
final class TorchOld {
  /** The first pickle: protocol 2, the ten bytes of 0x1950a86a20f9469cfc6c, stop. */
  private static final byte[] MAGIC = {
    (byte) 0x80,
    2,
    (byte) 0x8a,
    10,
    0x6c,
    (byte) 0xfc,
    (byte) 0x9c,
    0x46,
    (byte) 0xf9,
    0x20,
    0x6a,
    (byte) 0xa8,
    0x50,
    0x19,
    '.'
  };

  private static final long PROTOCOL = 1001;

  private TorchOld() {}

  /** Whether a file that begins so is one of these. */
  static boolean isIn(ByteBuffer beginning) {
    return beginning.remaining() >= MAGIC.length
        && beginning.slice(beginning.position(), MAGIC.length).equals(ByteBuffer.wrap(MAGIC));
  }

  static TorchTensors read(FileBytes file) {
    ByteBuffer pickles = file.read(0, (int) Math.min(file.length(), Pickle.MOST_BYTES));
    pickles.position(MAGIC.length);
    if (!(Pickle.read(pickles) instanceof Whole protocol) || protocol.value() != PROTOCOL) {
      throw new UnusableWeightsException("it names another protocol of torch than " + PROTOCOL);
    }
    Pickle.read(pickles); // the machine; its byte order says nothing about the numbers
    Pickle object = new Pickle(pickles);
    Checkpoint checkpoint = Checkpoint.in(object.read());
    if (!(Pickle.read(pickles) instanceof Items keys)) {
      throw new UnusableWeightsException("it does not list its storages");
    }
    Map<String, Long> starts = starts(file, keys, object.storages(), pickles.position());
    return new TorchTensors(
        checkpoint.part(),
        Views.numbers(
            checkpoint.views(),
            file.length(),
            storage -> {
              Long start = starts.get(storage.key());
              if (start == null) {
                throw new UnusableWeightsException(
                    "it lacks the storage " + Words.shown(storage.key()));
              }
              return file.read(start, (int) storage.bytes()).order(ByteOrder.LITTLE_ENDIAN);
            }));
  }

  /** Where each storage's numbers begin, found by going from one to the next. */
  private static Map<String, Long> starts(
      FileBytes file, Items keys, Map<String, Storage> storages, long begin) {
    Map<String, Long> starts = new HashMap<>();
    long at = begin;
    for (Pickled key : keys.items()) {
      Storage storage = key instanceof Text text ? storages.get(text.value()) : null;
      if (storage == null) {
        throw new UnusableWeightsException("it lists a storage that it does not describe");
      }
      long count = file.read(at, 8).order(ByteOrder.LITTLE_ENDIAN).getLong();
      if (count != storage.count()) {
        throw new UnusableWeightsException(
            "the storage " + Words.shown(storage.key()) + " has another length than it says");
      }
      starts.put(storage.key(), at + 8);
      at += 8 + storage.bytes();
      if (at > file.length()) {
        throw new UnusableWeightsException("it is cut short");
      }
    }
    return starts;
  }
}
