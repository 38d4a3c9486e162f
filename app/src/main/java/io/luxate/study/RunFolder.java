package io.luxate.study;

import io.luxate.LuxateException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder a run writes to, held until it is closed: two programs that wrote into one folder
 * would mix their results. A file in it is locked, so that what a killed program held is free
 * again.
 */
public final class RunFolder implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RunFolder.class);
  private static final String LOCK = ".luxate.lock";

  /** Of this process: closing a file a second time would drop the system's lock on it. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final Path real;
  private final FileChannel channel;

  private RunFolder(Path folder, Path real, FileChannel channel) {
    this.folder = folder;
    this.real = real;
    this.channel = channel;
  }

  /**
   * A folder for a new run, made where it is missing, so that no earlier result is mixed in or
   * lost.
   *
   * @throws LuxateException USER when another run writes there or it holds something
   */
  public static RunFolder claim(Path out) {
    RunFolder held = hold(out);
    try {
      held.requireEmpty();
      return held;
    } catch (LuxateException e) {
      held.close();
      throw e;
    }
  }

  /**
   * A folder whose run goes on.
   *
   * @throws LuxateException USER when another run writes there
   */
  public static RunFolder resume(Path out) {
    return hold(out);
  }

  public Path path() {
    return folder;
  }

  /** Lets others have the folder. */
  @Override
  public void close() {
    try (channel) {
      Files.deleteIfExists(real.resolve(LOCK)); // while it is still locked
    } catch (IOException e) {
      log.warn("cannot remove {}: {}", real.resolve(LOCK), LuxateException.words(e));
    } finally {
      HELD.remove(real);
    }
  }

  private static RunFolder hold(Path out) {
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw new LuxateException(
          LuxateException.Kind.USER, out + " is a file; give a folder with --out");
    }
    try {
      Files.createDirectories(out);
      Path real = out.toRealPath();
      if (!HELD.add(real)) {
        throw busy(out);
      }
      try {
        return new RunFolder(out, real, lock(out, real.resolve(LOCK)));
      } catch (IOException | LuxateException e) {
        HELD.remove(real);
        throw e;
      }
    } catch (IOException e) {
      throw unusable(out, e);
    }
  }

  /** The lock file, locked; once more when its last holder removed it in that very moment. */
  private static FileChannel lock(Path out, Path file) throws IOException {
    while (true) {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isLocked(channel, out)) {
        channel.close();
        throw busy(out);
      }
      if (Files.exists(file)) {
        return channel;
      }
      channel.close();
    }
  }

  private static boolean isLocked(FileChannel channel, Path out) {
    try {
      return channel.tryLock() != null;
    } catch (ClosedByInterruptException e) {
      return true; // the run ends at its first step
    } catch (IOException e) { // as on some network file systems
      log.warn(
          "{} cannot be locked ({}); start no second run there", out, LuxateException.words(e));
      return true;
    }
  }

  private void requireEmpty() {
    try (Stream<Path> entries = Files.list(folder)) {
      if (entries.anyMatch(entry -> !entry.endsWith(LOCK))) {
        throw new LuxateException(
            LuxateException.Kind.USER,
            folder
                + " already holds files; give another --out, or delete it if nothing in it is of use. What was"
                + " interrupted goes on with --resume where the command has it: study, demo, pretrain");
      }
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  private static LuxateException busy(Path out) {
    return new LuxateException(
        LuxateException.Kind.USER,
        "another run of Luxate is writing into "
            + out
            + "; wait for its end, or give another --out");
  }

  private static LuxateException unusable(Path out, IOException e) {
    return new LuxateException(
        LuxateException.Kind.RESOURCE,
        "cannot make the folder " + out + " (" + LuxateException.words(e) + "); check the path",
        e);
  }
}
