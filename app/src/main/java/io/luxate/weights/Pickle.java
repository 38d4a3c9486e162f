package io.luxate.weights;

import io.luxate.weights.Pickled.Dict;
import io.luxate.weights.Pickled.Flag;
import io.luxate.weights.Pickled.Items;
import io.luxate.weights.Pickled.Nothing;
import io.luxate.weights.Pickled.Real;
import io.luxate.weights.Pickled.Storage;
import io.luxate.weights.Pickled.Text;
import io.luxate.weights.Pickled.Tuple;
import io.luxate.weights.Pickled.Whole;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A reader of Python pickles (protocols 2 to 5; opcodes as in CPython's pickletools) that can only
 * build the values of {@link Pickled}. It calls nothing, follows no nesting by recursion, and stops
 * after {@link #MOST_STEPS} opcodes, so that what it holds is bounded whatever the pickle says.
 */
final class Pickle {
  /** The state dict of the largest network here takes some ten thousand steps. */
  static final int MOST_STEPS = 1_000_000;

  /** The longest pickle that is read, in bytes. */
  static final int MOST_BYTES = 16 << 20;

  private static final int MOST_NAME_BYTES = 1000;

  private final ByteBuffer in;
  private final Deque<List<Pickled>> outer = new ArrayDeque<>();
  private final Map<String, Storage> storages = new HashMap<>();
  private final Map<Integer, Pickled> memo = new HashMap<>();
  private List<Pickled> stack = new ArrayList<>();

  Pickle(ByteBuffer in) {
    this.in = in.order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The one value of the pickle that begins at the buffer's position, which moves behind it. */
  static Pickled read(ByteBuffer in) {
    return new Pickle(in).read();
  }

  /** The storages that the pickle read refers to, by their keys. */
  Map<String, Storage> storages() {
    return storages;
  }

  /** The value; to be asked for once. */
  Pickled read() {
    for (int steps = 0; steps < MOST_STEPS; steps++) {
      int opcode = need(1).get() & 0xff;
      if (opcode == '.') {
        return pop();
      }
      step(opcode);
    }
    throw new UnusableWeightsException(
        "its pickle takes more than " + MOST_STEPS + " steps; no state dict is that long");
  }

  private void step(int opcode) {
    switch (opcode) {
      case 0x80 -> protocol(need(1).get());
      case 0x95 -> need(8).getLong(); // FRAME
      case '(' -> {
        outer.push(stack);
        stack = new ArrayList<>();
      }
      case '0' -> pop();
      case '1' -> popMark();
      case 'N' -> push(Nothing.NONE);
      case 0x88 -> push(new Flag(true));
      case 0x89 -> push(new Flag(false));
      case 'J' -> push(new Whole(need(4).getInt()));
      case 'K' -> push(new Whole(need(1).get() & 0xff));
      case 'M' -> push(new Whole(need(2).getShort() & 0xffff));
      case 0x8a -> push(new Whole(whole(need(1).get() & 0xff)));
      case 'G' -> push(new Real(Double.longBitsToDouble(Long.reverseBytes(long8()))));
      case 'U', 0x8c -> push(new Text(text(need(1).get() & 0xff)));
      case 'T', 'X' -> push(new Text(text(need(4).getInt())));
      case 0x8d -> push(new Text(text(long8())));
      case ')' -> push(new Tuple(List.of()));
      case 0x85 -> push(tuple(1));
      case 0x86 -> push(tuple(2));
      case 0x87 -> push(tuple(3));
      case 't' -> push(new Tuple(popMark()));
      case ']' -> push(new Items(new ArrayList<>(0)));
      case 'l' -> push(new Items(popMark()));
      case 'a' -> append(List.of(pop()));
      case 'e' -> append(popMark());
      case '}' -> push(new Dict(new LinkedHashMap<>(4)));
      case 'd' -> {
        List<Pickled> items = popMark();
        push(new Dict(new LinkedHashMap<>(4)));
        put(items);
      }
      case 's' -> put(tuple(2).items());
      case 'u' -> put(popMark());
      case 'q' -> memo.put(need(1).get() & 0xff, top());
      case 'r' -> memo.put(need(4).getInt(), top());
      case 0x94 -> memo.put(memo.size(), top());
      case 'h' -> push(remembered(need(1).get() & 0xff));
      case 'j' -> push(remembered(need(4).getInt()));
      case 'c' -> push(PickleNames.of(line(), line()));
      case 0x93 -> {
        Tuple names = tuple(2);
        push(PickleNames.of(string(names, 0), string(names, 1)));
      }
      case 'R' -> {
        Tuple call = tuple(2);
        push(Rebuilding.call(call.items().get(0), call.items().get(1)));
      }
      case 'b' -> ignoreState();
      case 'Q' -> push(known(Rebuilding.storage(pop())));
      default -> throw refused(opcode);
    }
  }

  private Storage known(Storage storage) {
    Storage before = storages.putIfAbsent(storage.key(), storage);
    if (before != null && !before.equals(storage)) {
      throw new UnusableWeightsException(
          "its pickle describes the storage " + Words.shown(storage.key()) + " in two ways");
    }
    return storage;
  }

  /** Attributes of a dict (torch keeps versions there) are passed over; others have none here. */
  private void ignoreState() {
    pop();
    if (!(top() instanceof Dict)) {
      throw new UnusableWeightsException("its pickle sets attributes of what is no dict (BUILD)");
    }
  }

  /** Objects and extensions are named where the opcode itself carries the name. */
  private UnusableWeightsException refused(int opcode) {
    String what =
        switch (opcode) {
          case 'i' -> "INST of " + Words.shown(line() + "." + line());
          case 'o' -> "OBJ";
          case 0x81 -> "NEWOBJ";
          case 0x92 -> "NEWOBJ_EX";
          case 0x82, 0x83, 0x84 -> "EXT";
          case 'P' -> "PERSID";
          case 'C', 'B', 0x8e, 0x96 -> "bytes";
          case 0x8f, 0x90, 0x91 -> "a set";
          default -> "opcode " + opcode;
        };
    return new UnusableWeightsException(
        "its pickle uses " + what + ", which no state dict of torch needs; nothing of it was run");
  }

  private static void protocol(byte version) {
    if (version < 2 || version > 5) {
      throw new UnusableWeightsException("it is pickled by protocol " + version + ", not 2 to 5");
    }
  }

  private ByteBuffer need(int bytes) {
    if (in.remaining() < bytes) {
      throw new UnusableWeightsException("its pickle is cut short");
    }
    return in;
  }

  private long long8() {
    return need(8).getLong();
  }

  /** A little-endian integer of up to eight bytes. */
  private long whole(int bytes) {
    if (bytes > 8) {
      throw new UnusableWeightsException("its pickle holds a number of more than 64 bits");
    }
    need(bytes);
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      long next = in.get();
      value |= (i == bytes - 1 ? next : next & 0xff) << (8 * i); // the last one carries the sign
    }
    return value;
  }

  private String text(long bytes) {
    if (bytes < 0 || bytes > in.remaining()) {
      throw new UnusableWeightsException("its pickle is cut short");
    }
    ByteBuffer part = in.slice(in.position(), (int) bytes);
    in.position(in.position() + (int) bytes);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(part).toString();
    } catch (CharacterCodingException e) {
      return StandardCharsets.ISO_8859_1.decode(part.rewind()).toString();
    }
  }

  private String line() {
    StringBuilder line = new StringBuilder();
    for (int c = need(1).get(); c != '\n'; c = need(1).get()) {
      if (line.length() == MOST_NAME_BYTES) {
        throw new UnusableWeightsException("its pickle holds a name without end");
      }
      line.append((char) (c & 0xff));
    }
    return line.toString();
  }

  private Pickled top() {
    if (stack.isEmpty()) {
      throw new UnusableWeightsException("its pickle takes what it did not give");
    }
    return stack.get(stack.size() - 1);
  }

  /** Takes its value first: what {@link #popMark} leaves behind is another stack. */
  private void push(Pickled value) {
    stack.add(value);
  }

  private Pickled pop() {
    Pickled top = top();
    stack.remove(stack.size() - 1);
    return top;
  }

  private List<Pickled> popMark() {
    if (outer.isEmpty()) {
      throw new UnusableWeightsException("its pickle ends what it did not begin");
    }
    List<Pickled> items = stack;
    stack = outer.pop();
    return items;
  }

  private Tuple tuple(int count) {
    Pickled[] items = new Pickled[count];
    for (int i = count - 1; i >= 0; i--) {
      items[i] = pop();
    }
    return new Tuple(List.of(items));
  }

  private Pickled remembered(int place) {
    Pickled value = memo.get(place);
    if (value == null) {
      throw new UnusableWeightsException("its pickle recalls what it did not remember");
    }
    return value;
  }

  private void append(List<Pickled> items) {
    if (!(top() instanceof Items list)) {
      throw new UnusableWeightsException("its pickle appends to what is no list");
    }
    list.items().addAll(items);
  }

  private void put(List<Pickled> items) {
    if (!(top() instanceof Dict dict) || items.size() % 2 != 0) {
      throw new UnusableWeightsException("its pickle puts keys into what is no dict");
    }
    for (int i = 0; i < items.size(); i += 2) {
      dict.entries().put(Rebuilding.key(items.get(i)), items.get(i + 1));
    }
  }

  private static String string(Tuple names, int index) {
    if (names.items().get(index) instanceof Text text) {
      return text.value();
    }
    throw new UnusableWeightsException("its pickle names a Python object by what is no string");
  }
}
