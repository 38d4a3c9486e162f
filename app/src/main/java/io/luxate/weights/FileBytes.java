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
 * memory twice.
 *
 * @param start of the stretch
 * @param length of the stretch, or of the file when it was opened, in bytes
 */
record FileBytes(Path file, RandomAccessFile content, long start, long length)
    implements Closeable {

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
      return new FileBytes(file, content, 0, content.length());
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** Opens a stretch of a file; throws as {@link #open(Path)}. */
  static FileBytes open(FilePart part) {
    FileBytes whole = open(part.file());
    return new FileBytes(part.file(), whole.content, part.start(), part.bytes());
  }

  /** The bytes from {@code from} on, big-endian until told otherwise. */
  ByteBuffer read(long from, int count) {
    if (from < 0 || count < 0 || from > length - count) {
      throw new UnusableWeightsException("it is cut short");
    }
    byte[] bytes = new byte[count];
    try {
      content.seek(start + from);
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
