package io.luxate.weights;

import io.luxate.Documents;
import io.luxate.LuxateException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A download that is not yet whole: {@code NAME.part}, and in {@code NAME.part.json} what the
 * server said of the file, so that a later fetch can go on with the same one.
 */
final class PartFile implements Closeable {
  private final Path target;
  private final Path part;
  private final Path notes;
  private final RandomAccessFile content;
  private Stated stated;
  private boolean fresh;

  /**
   * What the server stated of the whole file.
   *
   * @param url that it came from
   * @param validator its strong ETag or its date, for {@code If-Range}
   * @param totalBytes its length
   */
  record Stated(String url, Optional<String> validator, Optional<Long> totalBytes) {}

  private PartFile(Path target, RandomAccessFile content, Path part, Path notes, Stated stated) {
    this.target = target;
    this.content = content;
    this.part = part;
    this.notes = notes;
    this.stated = stated;
  }

  /** Opens what an earlier fetch from that URL left, or begins anew. */
  static PartFile of(Path target, String url) {
    Path part = target.resolveSibling(target.getFileName() + ".part");
    Path notes = target.resolveSibling(target.getFileName() + ".part.json");
    try {
      RandomAccessFile content = new RandomAccessFile(part.toFile(), "rw");
      Optional<Stated> before = read(notes).filter(known -> known.url().equals(url));
      PartFile file =
          new PartFile(
              target,
              content,
              part,
              notes,
              before.orElse(new Stated(url, Optional.empty(), Optional.empty())));
      if (before.isEmpty()) {
        file.restart(Optional.empty(), Optional.empty());
      }
      return file;
    } catch (IOException e) {
      throw unwritable(part, e);
    }
  }

  private static Optional<Stated> read(Path notes) {
    if (!Files.isRegularFile(notes)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Documents.readJson(notes, Stated.class));
    } catch (LuxateException e) {
      return Optional.empty(); // half-written notes are none
    }
  }

  Path path() {
    return part;
  }

  Stated stated() {
    return stated;
  }

  long length() {
    try {
      return fresh ? 0 : content.length();
    } catch (IOException e) {
      throw unwritable(part, e);
    }
  }

  /** Begins anew, with a file of which the server states this; its first bytes end what was. */
  void restart(Optional<String> validator, Optional<Long> totalBytes) {
    stated = new Stated(stated.url(), validator, totalBytes);
    fresh = true;
  }

  void append(byte[] bytes, int count) {
    try {
      if (fresh) {
        if (content.length() > 0) {
          content.setLength(0);
        }
        Documents.writeJson(notes, stated);
        fresh = false;
      }
      content.seek(content.length());
      content.write(bytes, 0, count);
    } catch (IOException e) {
      throw unwritable(part, e);
    }
  }

  /** Takes a file of a folder whole; throws RESOURCE when it is not there. */
  void copy(Path source, BooleanSupplier unwanted) throws InterruptedException {
    restart(Optional.empty(), Optional.empty());
    try (InputStream in = Files.newInputStream(source)) {
      byte[] piece = new byte[1 << 16];
      append(piece, 0);
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        if (unwanted.getAsBoolean()) {
          throw new InterruptedException();
        }
        append(piece, read);
      }
    } catch (IOException e) {
      throw new LuxateException(
          LuxateException.Kind.RESOURCE,
          "cannot read "
              + source
              + " ("
              + LuxateException.words(e)
              + "); check the mirror's folder",
          e);
    }
  }

  /** Gives the part its final name. */
  void finish() {
    try {
      content.getFD().sync();
      content.close();
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      Files.deleteIfExists(notes);
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  /** Deletes what came. */
  void discard() {
    try {
      content.close();
      Files.deleteIfExists(part);
      Files.deleteIfExists(notes);
    } catch (IOException e) {
      throw unwritable(part, e);
    }
  }

  /** Leaves what came for a later fetch, and nothing where nothing came. */
  @Override
  public void close() {
    try {
      if (content.getChannel().isOpen() && content.length() == 0) {
        discard();
      }
      content.close();
    } catch (IOException e) {
      throw unwritable(part, e);
    }
  }

  private static LuxateException unwritable(Path file, IOException e) {
    return new LuxateException(
        LuxateException.Kind.RESOURCE,
        "cannot write "
            + file
            + " ("
            + LuxateException.words(e)
            + "); free disk there, or name another folder with --cache or LUXATE_CACHE, and run the"
            + " same command again",
        e);
  }
}
