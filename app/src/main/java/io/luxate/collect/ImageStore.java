package io.luxate.collect;

import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.Sha256;
import io.luxate.image.RadiographReader;
import io.luxate.image.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Pictures by their bytes: {@code images/AB/SHA256.EXTENSION} below the collection's folder, AB
 * being the first two digits. A file under its name is whole and can be read as a radiograph.
 */
record ImageStore(Path folder) {

  /** Whether the picture's file is there. */
  boolean has(LedgerRow row) {
    return !row.path().isEmpty() && Files.isRegularFile(folder.resolve(row.path()));
  }

  /**
   * Takes a picture in, once. One at a time: to look at one takes memory for all its pixels.
   *
   * @throws NotFetched CONTENT when the bytes are no picture that can be used
   */
  synchronized Stored put(String name, byte[] bytes, long maxPixels) throws NotFetched {
    Reading reading = RadiographReader.examine(name, bytes, maxPixels);
    if (reading instanceof Reading.Refused refused) {
      throw NotFetched.content(
          refused.reason().code() + ": " + refused.message().substring(name.length() + 2));
    }
    String sha256 = Sha256.of(bytes);
    String format = reading.orThrow().origin().format();
    String path = path(sha256, format.equals("jpeg") ? "jpg" : format);
    if (!Files.isRegularFile(folder.resolve(path))) {
      Documents.write(folder.resolve(path), bytes);
    }
    return new Stored(sha256, path);
  }

  /** Removes a picture's file; a file that is gone already is no fault. */
  void remove(String path) {
    Path file = folder.resolve(path).normalize();
    if (!file.startsWith(folder.resolve("images").normalize())) {
      throw new LuxateException(
          LuxateException.Kind.DATA,
          "the ledger names " + path + ", which is not in the store; correct the row");
    }
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new LuxateException(
          LuxateException.Kind.RESOURCE,
          "cannot delete " + file + " (" + LuxateException.words(e) + "); check its permissions",
          e);
    }
  }

  private static String path(String sha256, String extension) {
    return "images/" + sha256.substring(0, 2) + "/" + sha256 + "." + extension;
  }
}
