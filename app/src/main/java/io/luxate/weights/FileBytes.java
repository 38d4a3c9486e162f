package io.luxate.weights;

import io.luxate.LuxateException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file read piece by piece at any place, so that large weights are never in memory twice.
 *
 * @param length of the file when it was opened, in bytes
 */
record FileBytes(Path file, FileChannel channel, long length) implements Closeable {

  /** Throws USER when there is no such file, RESOURCE when it cannot be read. */
  static FileBytes open(Path file) {
    if (Files.isDirectory(file)) {
      throw new LuxateException(
          LuxateException.Kind.USER, file + " is a folder; name the weights file in it");
    }
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      return new FileBytes(file, channel, channel.size());
    } catch (NoSuchFileException e) {
      throw new LuxateException(
          LuxateException.Kind.USER, "there is no weights file " + file + "; check the path", e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** The bytes from {@code start} on, big-endian until told otherwise. */
  ByteBuffer read(long start, int count) {
    if (start < 0 || count < 0 || start > length - count) {
      throw new UnusableWeightsException("it is cut short");
    }
    ByteBuffer bytes = ByteBuffer.allocate(count);
    try {
      while (bytes.hasRemaining()) {
        if (channel.read(bytes, start + bytes.position()) < 0) {
          throw new UnusableWeightsException("it became shorter while it was read");
        }
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    return bytes.flip();
  }

  @Override
  public void close() {
    try {
      channel.close();
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
