package io.luxate.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A grey PNG (ISO/IEC 15948) of 8 or 16 bits, made for writing many training copies fast: every row
 * uses the Sub filter, and compression favours speed.
 */
final class GreyPng {
  private static final byte[] SIGNATURE =
      "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte SUB = 1;

  private GreyPng() {}

  static byte[] encode(Grey grey, int bits) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(SIGNATURE);
    ByteBuffer header = ByteBuffer.allocate(13);
    header.putInt(grey.widthPx()).putInt(grey.heightPx()).put((byte) bits);
    chunk(file, "IHDR", header.array());
    chunk(file, "IDAT", deflated(filtered(grey, bits / 8)));
    chunk(file, "IEND", new byte[0]);
    return file.toByteArray();
  }

  private static byte[] filtered(Grey grey, int bytes) {
    int largest = bytes == 1 ? 255 : 65535;
    byte[] rows = new byte[grey.heightPx() * (1 + grey.widthPx() * bytes)];
    int at = 0;
    for (int y = 0; y < grey.heightPx(); y++) {
      rows[at++] = SUB;
      int left = 0;
      for (int x = 0; x < grey.widthPx(); x++) {
        int level = level(grey.at(x, y), largest);
        if (bytes == 2) {
          rows[at++] = (byte) ((level >> 8) - (left >> 8));
        }
        rows[at++] = (byte) (level - left);
        left = level;
      }
    }
    return rows;
  }

  /** 0..1 as 0..largest, clamped and rounded. */
  static int level(float value, int largest) {
    return Math.round(Math.min(1f, Math.max(0f, value)) * largest);
  }

  private static byte[] deflated(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2 + 64);
      byte[] buffer = new byte[16384];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static void chunk(ByteArrayOutputStream file, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    file.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    file.writeBytes(name);
    file.writeBytes(data);
    file.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }
}
