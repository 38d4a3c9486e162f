package io.luxate.weights;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** How a weights file writes one number, named as safetensors names it; all are read as float. */
enum NumberType {
  F64(8),
  F32(4),
  F16(2),
  BF16(2),
  I64(8),
  I32(4),
  I16(2),
  I8(1),
  U8(1),
  BOOL(1);

  private final int widthBytes;

  NumberType(int widthBytes) {
    this.widthBytes = widthBytes;
  }

  int widthBytes() {
    return widthBytes;
  }

  static Optional<NumberType> named(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }

  /** So many numbers from the buffer's position on, in the buffer's byte order. */
  float[] read(ByteBuffer bytes, int count) {
    float[] numbers = new float[count];
    if (this == F32) {
      bytes.asFloatBuffer().get(numbers);
      return numbers;
    }
    int start = bytes.position();
    for (int i = 0; i < count; i++) {
      numbers[i] = at(bytes, start + i * widthBytes);
    }
    return numbers;
  }

  /** The number that begins at that byte. */
  float at(ByteBuffer bytes, int index) {
    return switch (this) {
      case F64 -> (float) bytes.getDouble(index);
      case F32 -> bytes.getFloat(index);
      case F16 -> half(bytes.getShort(index));
      case BF16 -> Float.intBitsToFloat(bytes.getShort(index) << 16);
      case I64 -> bytes.getLong(index);
      case I32 -> bytes.getInt(index);
      case I16 -> bytes.getShort(index);
      case I8 -> bytes.get(index);
      case U8 -> bytes.get(index) & 0xff;
      case BOOL -> bytes.get(index) == 0 ? 0 : 1;
    };
  }

  /** IEEE 754 half precision (Float.float16ToFloat comes with Java 20). */
  private static float half(short bits) {
    int exponent = (bits >> 10) & 0x1f;
    int fraction = bits & 0x3ff;
    float magnitude =
        switch (exponent) {
          case 0 -> fraction * 0x1p-24f;
          case 31 -> fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
          default -> Math.scalb(1 + fraction / 1024f, exponent - 15);
        };
    return bits < 0 ? -magnitude : magnitude;
  }
}
