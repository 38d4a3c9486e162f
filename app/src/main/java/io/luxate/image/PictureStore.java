package io.luxate.image;

import io.luxate.LuxateException;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Pixels of many radiographs in one temporary file, 16 bits each: the program's memory does not
 * grow with their number, and the system's file cache hands them out as fast. The file has no name,
 * or loses it when the program ends, and its space is free again once nothing refers to the store.
 *
 * <p>Not a {@code FileChannel}, which closes itself when a thread that reads from it is
 * interrupted: a training that is stopped still has pictures to validate on.
 */
public final class PictureStore {
  private static final float WHITE = 65535f;

  private final Path folder;
  private final RandomAccessFile file;
  private long end;

  private PictureStore(Path folder, RandomAccessFile file) {
    this.folder = folder;
    this.file = file;
  }

  /**
   * An empty store in the folder that the system property {@code luxate.scratch} names, or else in
   * Java's for temporary files.
   *
   * @throws LuxateException RESOURCE when no file can be made there
   */
  public static PictureStore empty() {
    Path folder =
        Path.of(System.getProperty("luxate.scratch", System.getProperty("java.io.tmpdir")));
    try {
      Path path = Files.createTempFile(folder, "luxate-", ".pictures");
      RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
      if (!path.toFile().delete()) { // Windows keeps what is open
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(file, path.toFile())));
      }
      return new PictureStore(folder, file);
    } catch (IOException e) {
      throw fault(folder, e);
    }
  }

  /**
   * Puts a radiograph into the store; any number of threads may.
   *
   * @return the same with values to the nearest of 65,536 levels, which holds every value of a file
   *     of 8 or 16 bits exactly
   * @throws LuxateException RESOURCE when the disk is full
   */
  public Kept keep(Radiograph radiograph) {
    Grey grey = radiograph.pixels();
    long at = append(encoded(grey.values()));
    int width = grey.widthPx();
    int height = grey.heightPx();
    return new Kept(
        radiograph.origin(),
        radiograph.geometry(),
        () -> new Grey(width, height, decoded(read(at, 2 * width * height))));
  }

  private synchronized long append(byte[] bytes) {
    try {
      long at = end;
      file.seek(at);
      file.write(bytes);
      end = at + bytes.length;
      return at;
    } catch (IOException e) {
      throw fault(folder, e);
    }
  }

  private synchronized byte[] read(long at, int length) {
    try {
      byte[] bytes = new byte[length];
      file.seek(at);
      file.readFully(bytes);
      return bytes;
    } catch (IOException e) {
      throw fault(folder, e);
    }
  }

  private static byte[] encoded(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * values.length);
    for (int i = 0; i < values.length; i++) {
      float value = Math.min(Math.max(values[i], 0f), 1f);
      bytes.putShort(2 * i, (short) (int) (value * WHITE + 0.5f));
    }
    return bytes.array();
  }

  private static float[] decoded(byte[] bytes) {
    ByteBuffer levels = ByteBuffer.wrap(bytes);
    float[] values = new float[bytes.length / 2];
    for (int i = 0; i < values.length; i++) {
      values[i] = (levels.getShort(2 * i) & 0xFFFF) / WHITE;
    }
    return values;
  }

  private static void remove(RandomAccessFile file, File path) {
    try {
      file.close();
      Files.deleteIfExists(path.toPath());
    } catch (IOException e) {
      path.deleteOnExit(); // too late to tell anybody
    }
  }

  private static LuxateException fault(Path folder, IOException e) {
    return new LuxateException(
        LuxateException.Kind.RESOURCE,
        "pictures cannot be kept in a temporary file in "
            + folder
            + " ("
            + e.getMessage()
            + "); make room there, or name another folder by TMPDIR",
        e);
  }
}
