package io.luxate.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A PNG (ISO/IEC 15948) as nearly all are: grey or RGB, with or without alpha, 8 or 16 bits, rows
 * from top to bottom. Whatever else a PNG may be, and whatever is not plainly sound, is left to
 * {@link CommonFormats}, which reads the same values two to three times slower.
 */
final class PlainPng implements Rows {
  private static final int SIGNATURE = 8;
  private static final int AROUND_CHUNK = 12; // length, type and checksum

  private final int widthPx;
  private final int heightPx;
  private final int bits;
  private final int channels;

  /** A row of zeros above all others, and before every row the number of its filter. */
  private final byte[] rows;

  private PlainPng(int widthPx, int heightPx, int bits, int channels) {
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.bits = bits;
    this.channels = channels;
    this.rows = new byte[Math.multiplyExact(heightPx + 1, step())];
  }

  /** The picture, or nothing where Java's decoder must look at it. */
  static Optional<Decoded> decode(byte[] bytes, long maxPixels) {
    ByteBuffer file = ByteBuffer.wrap(bytes);
    if (bytes.length < SIGNATURE + AROUND_CHUNK + 13 || !type(bytes, SIGNATURE).equals("IHDR")) {
      return Optional.empty();
    }
    int width = file.getInt(16);
    int height = file.getInt(20);
    int bits = file.get(24);
    int channels = channels(file.get(25));
    boolean plain = channels > 0 && (bits == 8 || bits == 16) && file.getShort(26) == 0;
    if (!plain
        || file.get(28) != 0 // interlaced
        || Math.min(width, height) < RadiographReader.MIN_SIDE_PX
        || (long) width * height > maxPixels) {
      return Optional.empty();
    }
    try {
      PlainPng png = new PlainPng(width, height, bits, channels);
      if (!png.inflate(bytes)) {
        return Optional.empty();
      }
      png.unfilter();
      return Optional.of(Decoded.whole(png, bits, channels));
    } catch (DataFormatException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static String type(byte[] file, int chunk) {
    return new String(file, chunk + 4, 4, StandardCharsets.ISO_8859_1);
  }

  /** Samples of a pixel; 0 for a palette and for what PNG does not know. */
  private static int channels(int colourType) {
    return switch (colourType) {
      case 0 -> 1;
      case 2 -> 3;
      case 4 -> 2;
      case 6 -> 4;
      default -> 0;
    };
  }

  private int step() {
    return 1 + Math.multiplyExact(widthPx, pixelBytes());
  }

  private int pixelBytes() {
    return channels * bits / 8;
  }

  /** Whether all rows came, the checksum behind them is right and nothing changes their meaning. */
  private boolean inflate(byte[] file) throws DataFormatException {
    Inflater inflater = new Inflater();
    try {
      int filled = step();
      int chunk = SIGNATURE;
      for (String type = type(file, chunk); !type.equals("IEND"); type = type(file, chunk)) {
        int length = ByteBuffer.wrap(file).getInt(chunk);
        if (length < 0 || type.equals("tRNS")) {
          return false;
        }
        if (type.equals("IDAT")) {
          inflater.setInput(file, chunk + 8, length);
          filled += inflater.inflate(rows, filled, rows.length - filled);
        }
        chunk = Math.addExact(chunk, Math.addExact(length, AROUND_CHUNK));
      }
      return filled == rows.length
          && inflater.inflate(new byte[1]) == 0 // looks at the checksum
          && inflater.finished();
    } finally {
      inflater.end();
    }
  }

  private void unfilter() throws DataFormatException {
    int pixel = pixelBytes();
    int step = step();
    for (int y = 1; y <= heightPx; y++) {
      int from = y * step + 1;
      int to = from + step - 1;
      switch (rows[from - 1]) {
        case 0 -> {}
        case 1 -> addLeft(from + pixel, to, pixel);
        case 2 -> addAbove(from, to, step);
        case 3 -> addMean(from, to, pixel, step);
        case 4 -> {
          addAbove(from, from + pixel, step);
          addNearest(from + pixel, to, pixel, step);
        }
        default -> throw new DataFormatException("filter " + rows[from - 1]);
      }
    }
  }

  private void addLeft(int from, int to, int pixel) {
    for (int i = from; i < to; i++) {
      rows[i] += rows[i - pixel];
    }
  }

  private void addAbove(int from, int to, int step) {
    for (int i = from; i < to; i++) {
      rows[i] += rows[i - step];
    }
  }

  private void addMean(int from, int to, int pixel, int step) {
    for (int i = from; i < from + pixel; i++) {
      rows[i] += (byte) ((rows[i - step] & 255) >> 1);
    }
    for (int i = from + pixel; i < to; i++) {
      rows[i] += (byte) (((rows[i - pixel] & 255) + (rows[i - step] & 255)) >> 1);
    }
  }

  /** Paeth's: whichever of left, above and their corner is nearest to left + above - corner. */
  private void addNearest(int from, int to, int pixel, int step) {
    for (int i = from; i < to; i++) {
      int left = rows[i - pixel] & 255;
      int above = rows[i - step] & 255;
      int corner = rows[i - step - pixel] & 255;
      int toLeft = Math.abs(above - corner);
      int toAbove = Math.abs(left - corner);
      int toCorner = Math.abs(left + above - 2 * corner);
      int nearest = toAbove <= toCorner ? above : corner;
      rows[i] += (byte) (toLeft <= toAbove && toLeft <= toCorner ? left : nearest);
    }
  }

  @Override
  public int widthPx() {
    return widthPx;
  }

  @Override
  public int heightPx() {
    return heightPx;
  }

  @Override
  public void read(int y, float[] row) {
    int at = (y + 1) * step() + 1;
    if (bits == 8) {
      readBytes(at, row);
    } else {
      readShorts(at, row);
    }
  }

  private void readBytes(int at, float[] row) {
    boolean colour = channels > 2;
    boolean alpha = channels % 2 == 0;
    for (int x = 0; x < widthPx; x++, at += channels) {
      float grey =
          colour
              ? Luma.ofBytes(rows[at] & 255, rows[at + 1] & 255, rows[at + 2] & 255)
              : Luma.EIGHT_BITS[rows[at] & 255];
      row[x] = alpha ? grey * Luma.EIGHT_BITS[rows[at + channels - 1] & 255] : grey;
    }
  }

  private void readShorts(int at, float[] row) {
    boolean colour = channels > 2;
    boolean alpha = channels % 2 == 0;
    for (int x = 0; x < widthPx; x++, at += 2 * channels) {
      double grey = colour ? Luma.luma(share(at), share(at + 2), share(at + 4)) : share(at);
      row[x] = (float) (alpha ? grey * share(at + 2 * channels - 2) : grey);
    }
  }

  private double share(int at) {
    return (((rows[at] & 255) << 8) + (rows[at + 1] & 255)) * (1.0 / 65535);
  }
}
