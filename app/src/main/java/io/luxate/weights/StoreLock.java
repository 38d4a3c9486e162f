package io.luxate.weights;

import io.luxate.LuxateException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The right to write one file of the store, held by one fetch of one process at a time. Its file
 * begins with a dot and stays, because a lock on a file that others may delete is none.
 */
final class StoreLock implements Closeable {
  private static final long LOOK_MILLIS = 100;

  private final FileChannel channel;
  private final FileLock lock;

  private StoreLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /** Waits for the right to write {@code target}, and makes its folder. */
  static StoreLock on(Path target) throws InterruptedException {
    Path file = target.resolveSibling("." + target.getFileName() + ".lock");
    try {
      Files.createDirectories(target.toAbsolutePath().getParent());
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        Optional<FileLock> lock = lock(channel);
        while (lock.isEmpty()) {
          Thread.sleep(LOOK_MILLIS);
          lock = lock(channel);
        }
        return new StoreLock(channel, lock.get());
      } catch (InterruptedException | IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new LuxateException(
          LuxateException.Kind.RESOURCE,
          "cannot write to "
              + target.getParent()
              + " ("
              + LuxateException.words(e)
              + "); make it writable, or name another folder with --cache or LUXATE_CACHE",
          e);
    }
  }

  private static Optional<FileLock> lock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException e) {
      return Optional.empty(); // another thread of this process has it
    }
  }

  boolean isHeld() {
    return lock.isValid();
  }

  @Override
  public void close() {
    try {
      channel.close(); // and with it the lock
    } catch (IOException e) {
      throw new LuxateException(
          LuxateException.Kind.RESOURCE, "cannot release a lock of the weights' store", e);
    }
  }
}
