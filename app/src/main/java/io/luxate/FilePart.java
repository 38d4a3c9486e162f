package io.luxate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file, or a stretch of one, read without holding all of it in memory.
 *
 * @param start the stretch's first byte
 * @param bytes its length
 */
public record FilePart(Path file, long start, long bytes) {
  private static final int BYTES_AT_ONCE = 1 << 16;

  /** All of a file; throws USER when there is none, or a folder in its place. */
  public static FilePart whole(Path file) {
    if (Files.isDirectory(file)) {
      throw new LuxateException(
          LuxateException.Kind.USER, file + " is a folder, and a file is needed; check the path");
    }
    try {
      return new FilePart(file, 0, Files.size(file));
    } catch (NoSuchFileException e) {
      throw new LuxateException(
          LuxateException.Kind.USER, file + " does not exist; check the path", e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** Writes the bytes out; throws DATA when the file has become shorter. */
  public void copyTo(OutputStream out) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer buffer = ByteBuffer.allocate(BYTES_AT_ONCE);
      for (long done = 0; done < bytes; ) {
        buffer.clear().limit((int) Math.min(buffer.capacity(), bytes - done));
        int read = channel.read(buffer, start + done);
        if (read < 0) {
          throw new LuxateException(
              LuxateException.Kind.DATA, file + " is cut short; get it again");
        }
        out.write(buffer.array(), 0, read);
        done += read;
      }
    }
  }

  /** The bytes in memory. */
  public byte[] read() {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream((int) bytes)) {
      copyTo(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** The bytes' SHA-256. */
  public String sha256() {
    try {
      return Sha256.of(this::copyTo);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static LuxateException unreadable(Path file, IOException e) {
    return new LuxateException(
        LuxateException.Kind.RESOURCE, "cannot read " + file + ": " + e.getMessage(), e);
  }
}
