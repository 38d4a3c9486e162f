package io.luxate;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;

/**
 * What went wrong, in words for the person at the keyboard: what happened, to which file, row or
 * field, and what to do next. The {@link Kind} decides the exit code.
 */
public final class LuxateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Whose turn it is to act, and with it the process's exit code. */
  public enum Kind {
    /** The command line or a configuration file asks for something impossible (exit code 2). */
    USER(2),
    /** A file, row or image given to Luxate is not usable (exit code 3). */
    DATA(3),
    /** Disk, memory or network gave out (exit code 4). */
    RESOURCE(4),
    /** A fault in Luxate itself (exit code 1). */
    INTERNAL(1);

    private final int exitCode;

    Kind(int exitCode) {
      this.exitCode = exitCode;
    }

    public int exitCode() {
      return exitCode;
    }
  }

  private final Kind kind;

  public LuxateException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public LuxateException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /** What a file system said, as a part of a sentence that names the file itself. */
  public static String words(IOException e) {
    if (e instanceof FileSystemLoopException) {
      return "a link that leads back to a folder above it";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    if (e instanceof FileAlreadyExistsException fault) {
      return fault.getFile() + " is a file, where a folder is needed";
    }
    return e instanceof FileSystemException fault && fault.getReason() != null
        ? fault.getReason()
        : String.valueOf(e.getMessage());
  }
}
