package io.luxate.weights;

import io.luxate.FilePart;
import io.luxate.LuxateException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file, or a stretch of one, read piece by piece at any place, so that large weights are never in
 * memory twice. Ctrl-C does not break the reading off, as it would through a channel: the run ends
 * itself, in order.
 *
 * @param start of the stretch
 * @param length of the stretch, or of the file when it was opened, in bytes
 */
record FileBytes(Path file, RandomAccessFile opened, long start, long length) implements Closeable {

  /** Throws USER when there is no such file, RESOURCE when it cannot be read. */
  static FileBytes open(Path file) {
    if (Files.isDirectory(file)) {
      throw new LuxateException(
          LuxateException.Kind.USER, file + " is a folder; name the weights file in it");
    }
    if (!Files.exists(file)) {
      throw new LuxateException(
          LuxateException.Kind.USER, "there is no weights file " + file + "; check the path");
    }
    try {
      RandomAccessFile opened = new RandomAccessFile(file.toFile(), "r");
      return new FileBytes(file, opened, 0, opened.length());
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** Opens a stretch of a file; throws as {@link #open(Path)}. */
  static FileBytes open(FilePart part) {
    FileBytes whole = open(part.file());
    return new FileBytes(part.file(), whole.opened, part.start(), part.bytes());
  }

  /** The bytes from {@code from} on, big-endian until told otherwise. */
  ByteBuffer read(long from, int count) {
    if (from < 0 || count < 0 || from > length - count) {
      throw new UnusableWeightsException("it is cut short");
    }
    byte[] bytes = new byte[count];
    try {
      opened.seek(start + from);
      opened.readFully(bytes);
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
      opened.close();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  static LuxateException unreadable(Path file, IOException e) {
    return new LuxateException(
        LuxateException.Kind.RESOURCE,
        "cannot read " + file + ": " + e.getMessage() + "; check the disk and who may read it",
        e);
  }
}
