package io.luxate.weights;

import io.luxate.LuxateException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file read piece by piece at any place, so that large weights are never in memory twice.
 *
 * @param length of the file when it was opened, in bytes
 */
record FileBytes(Path file, RandomAccessFile content, long length) implements Closeable {

  /** Throws USER when there is no such file, RESOURCE when it cannot be read. */
  static FileBytes open(Path file) {
    if (Files.isDirectory(file)) {
      throw new LuxateException(
          LuxateException.Kind.USER, file + " is a folder; name the weights file in it");
    }
    if (Files.notExists(file)) {
      throw new LuxateException(
          LuxateException.Kind.USER, "there is no weights file " + file + "; check the path");
    }
    try {
      RandomAccessFile content = new RandomAccessFile(file.toFile(), "r");
      return new FileBytes(file, content, content.length());
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** The bytes from {@code start} on, big-endian until told otherwise. */
  ByteBuffer read(long start, int count) {
    if (start < 0 || count < 0 || start > length - count) {
      throw new UnusableWeightsException("it is cut short");
    }
    byte[] bytes = new byte[count];
    try {
      content.seek(start);
      content.readFully(bytes);
    } catch (EOFException e) {
      throw new UnusableWeightsException("it became shorter while it was read");
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    return ByteBuffer.wrap(bytes);
  }

  @Override
  public void close() {
    try {
      content.close();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  static LuxateException unreadable(Path file, IOException e) {
    return new LuxateException(
        LuxateException.Kind.RESOURCE,
        "cannot read "
            + file
            + ": "
            + LuxateException.words(e)
            + "; check the disk and who may read it",
        e);
  }
}
