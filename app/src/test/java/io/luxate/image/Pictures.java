package io.luxate.image;

import java.awt.Point;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Real image files for tests, made on the spot. */
public final class Pictures {
  private Pictures() {}

  /** An RGB picture of soft noise that no decoder takes for another's; {@code seed} varies it. */
  public static BufferedImage rgb(int widthPx, int heightPx, long seed) {
    BufferedImage image = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(seed);
    for (int y = 0; y < heightPx; y++) {
      for (int x = 0; x < widthPx; x++) {
        int base = (x * 255 / widthPx + y) & 0xff;
        int noise = random.nextInt(32);
        image.setRGB(x, y, base << 16 | ((base + noise) & 0xff) << 8 | noise);
      }
    }
    return image;
  }

  /** A grey picture whose left half is black and whose right half has the level. */
  public static BufferedImage halves(int widthPx, int heightPx, int level) {
    BufferedImage image = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < heightPx; y++) {
      for (int x = widthPx / 2; x < widthPx; x++) {
        image.getRaster().setSample(x, y, 0, level);
      }
    }
    return image;
  }

  /** A ramp of {@code width} x 64 px: sample = 16 x + y, in as many bits as asked for. */
  public static BufferedImage ramp16(int widthPx) {
    BufferedImage image = new BufferedImage(widthPx, 64, BufferedImage.TYPE_USHORT_GRAY);
    for (int y = 0; y < 64; y++) {
      for (int x = 0; x < widthPx; x++) {
        image.getRaster().setSample(x, y, 0, 16 * x + y);
      }
    }
    return image;
  }

  /** Interleaved samples of 8 or 16 bits, all pixels alike. */
  public static BufferedImage flat(int bits, boolean alpha, int... samples) {
    int space = samples.length > 2 ? ColorSpace.CS_sRGB : ColorSpace.CS_GRAY;
    int type = bits == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT;
    ComponentColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(space),
            alpha,
            false,
            alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
            type);
    WritableRaster raster = model.createCompatibleWritableRaster(40, 40);
    for (int y = 0; y < 40; y++) {
      for (int x = 0; x < 40; x++) {
        raster.setPixel(x, y, samples);
      }
    }
    return new BufferedImage(model, raster, false, null);
  }

  /** Two colours in a palette: 0 on the left, 1 on the right; {@code bits} per index. */
  public static BufferedImage palette(int bits, int colour0, int colour1) {
    int size = 1 << bits;
    int[] colours = new int[size];
    colours[0] = colour0;
    colours[1] = colour1;
    IndexColorModel model =
        new IndexColorModel(bits, size, colours, 0, true, -1, DataBuffer.TYPE_BYTE);
    int type = bits == 8 ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_BYTE_BINARY;
    BufferedImage image = new BufferedImage(40, 40, type, model);
    for (int y = 0; y < 40; y++) {
      for (int x = 20; x < 40; x++) {
        image.getRaster().setSample(x, y, 0, 1);
      }
    }
    return image;
  }

  /** The picture as {@code png}, {@code jpeg}, {@code gif}, {@code bmp} or {@code tiff}. */
  public static byte[] encode(BufferedImage image, String format) {
    ImageWriter writer = writer(format);
    return write(writer, new IIOImage(image, null, null), writer.getDefaultWriteParam());
  }

  /** The JDK's own writer, which takes every depth. */
  private static ImageWriter writer(String format) {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(format);
    while (writers.hasNext()) {
      ImageWriter writer = writers.next();
      if (writer.getClass().getName().startsWith("com.sun.")) {
        return writer;
      }
    }
    throw new IllegalArgumentException("no writer for " + format);
  }

  public static byte[] progressiveJpeg(BufferedImage image) {
    ImageWriter writer = writer("jpeg");
    ImageWriteParam how = writer.getDefaultWriteParam();
    how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    return write(writer, new IIOImage(image, null, null), how);
  }

  /** A CMYK JPEG as Adobe writes it: inverted samples, an APP14 segment with transform 0. */
  public static byte[] cmykJpeg(int cyan, int magenta, int yellow, int black) {
    WritableRaster raster =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 64, 64, 4, new Point());
    int[] inverted = {255 - cyan, 255 - magenta, 255 - yellow, 255 - black};
    for (int y = 0; y < 64; y++) {
      for (int x = 0; x < 64; x++) {
        raster.setPixel(x, y, inverted);
      }
    }
    ImageWriter writer = writer("jpeg");
    byte[] plain = write(writer, new IIOImage(raster, null, null), writer.getDefaultWriteParam());
    byte[] adobe = ByteBuffer.allocate(12).put(ascii("Adobe")).putShort((short) 100).array();
    return insertSegment(plain, 0xee, adobe);
  }

  /** The JPEG with an EXIF orientation, 1 to 8. */
  public static byte[] oriented(byte[] jpeg, int orientation) {
    ByteBuffer exif = ByteBuffer.allocate(32);
    exif.put(ascii("Exif\0\0")).put(ascii("MM\0*")).putInt(8);
    exif.putShort((short) 1).putShort((short) 0x112).putShort((short) 3).putInt(1);
    exif.putShort((short) orientation).putShort((short) 0).putInt(0);
    return insertSegment(jpeg, 0xe1, exif.array());
  }

  /** The JPEG with a colour profile (ICC) in one piece. */
  public static byte[] profiled(byte[] jpeg, byte[] profile) {
    ByteBuffer segment = ByteBuffer.allocate(14 + profile.length);
    segment.put(ascii("ICC_PROFILE\0")).put((byte) 1).put((byte) 1).put(profile);
    return insertSegment(jpeg, 0xe2, segment.array());
  }

  /** A PNG of these chunks, for example {@code "IDAT"} and its bytes; the end is added. */
  public static byte[] png(int widthPx, int heightPx, int bits, int colourType, Chunk... chunks) {
    ByteBuffer file = ByteBuffer.allocate(1 << 20);
    file.putLong(0x89504e470d0a1a0aL);
    ByteBuffer header = ByteBuffer.allocate(13).putInt(widthPx).putInt(heightPx);
    new Chunk("IHDR", header.put((byte) bits).put((byte) colourType).array()).write(file);
    for (Chunk chunk : chunks) {
      chunk.write(file);
    }
    new Chunk("IEND", new byte[0]).write(file);
    return Arrays.copyOf(file.array(), file.position());
  }

  /** Part of a PNG. */
  @SuppressWarnings("ArrayRecordComponent") // bytes of a file
  public record Chunk(String type, byte[] content) {
    private void write(ByteBuffer file) {
      CRC32 checksum = new CRC32();
      checksum.update(ascii(type));
      checksum.update(content);
      file.putInt(content.length).put(ascii(type)).put(content).putInt((int) checksum.getValue());
    }
  }

  /** An uncompressed grey TIFF, little-endian; samples go in as they are. */
  public static byte[] tiff(int widthPx, int heightPx, int bits, int photometric, byte[] samples) {
    int[][] tags = {
      {256, 4, 1, widthPx}, {257, 4, 1, heightPx}, {258, 3, 1, bits}, {259, 3, 1, 1},
      {262, 3, 1, photometric}, {273, 4, 1, 8}, {277, 3, 1, 1}, {278, 4, 1, heightPx},
      {279, 4, 1, samples.length}
    };
    ByteBuffer file = ByteBuffer.allocate(8 + samples.length + 2 + tags.length * 12 + 4);
    file.order(ByteOrder.LITTLE_ENDIAN);
    file.put(ascii("II*\0")).putInt(8 + samples.length).put(samples);
    file.putShort((short) tags.length);
    for (int[] tag : tags) {
      file.putShort((short) tag[0]).putShort((short) tag[1]).putInt(tag[2]).putInt(tag[3]);
    }
    return file.array();
  }

  /** A lossless WebP (RFC 9649), 40 x 40, black on the left, on the right green of this level. */
  public static byte[] webp(int green) {
    BitSet bits = new BitSet();
    int[] end = {0};
    put(bits, end, 0x2f, 8);
    put(bits, end, 39, 14);
    put(bits, end, 39, 14);
    put(bits, end, 0, 1 + 3 + 1 + 1 + 1); // no alpha, version 0, no transform, no cache, one group
    put(bits, end, 0b111, 3); // green: simple code, two symbols, the first in 8 bits
    put(bits, end, 0, 8);
    put(bits, end, green, 8);
    for (int symbol : new int[] {0, 0, 255}) { // red, blue, alpha: one symbol each
      put(bits, end, 0b101, 3);
      put(bits, end, symbol, 8);
    }
    put(bits, end, 0b001, 3); // distance: one symbol in 1 bit
    put(bits, end, 0, 1);
    for (int i = 0; i < 40 * 40; i++) {
      put(bits, end, i % 40 < 20 ? 0 : 1, 1);
    }
    int length = (end[0] + 7) / 8;
    int padded = length + length % 2;
    ByteBuffer file = ByteBuffer.allocate(20 + padded).order(ByteOrder.LITTLE_ENDIAN);
    file.put(ascii("RIFF")).putInt(12 + padded).put(ascii("WEBPVP8L")).putInt(length);
    file.put(bits.toByteArray());
    return file.array();
  }

  private static void put(BitSet bits, int[] end, int value, int count) {
    for (int i = 0; i < count; i++) {
      bits.set(end[0]++, (value >> i & 1) == 1);
    }
  }

  private static byte[] write(ImageWriter writer, IIOImage image, ImageWriteParam how) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, image, how);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  private static byte[] insertSegment(byte[] jpeg, int marker, byte[] content) {
    return ByteBuffer.allocate(jpeg.length + 4 + content.length)
        .put(jpeg, 0, 2)
        .put((byte) 0xff)
        .put((byte) marker)
        .putShort((short) (content.length + 2))
        .put(content)
        .put(jpeg, 2, jpeg.length - 2)
        .array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Class folders of noise whose level tells the class, with a given split. */
  public static void threeClasses(Path root) {
    try {
      int seed = 1;
      for (String split : List.of("train", "val", "test")) {
        for (String label : List.of("anterior", "located", "posterior")) {
          Path set = Files.createDirectories(root.resolve(split).resolve(label));
          int count = split.equals("train") ? 4 : 3;
          for (int i = 0; i < count; i++) {
            byte[] png = encode(rgb(64, 50 + seed % 9, seed++), "png");
            Files.write(set.resolve("bild " + i + ".png"), png);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
