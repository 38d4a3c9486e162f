package io.luxate.collect;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Whether a file of any format has one of some hashes in it, written as digits. */
final class Mention {
  private static final int PIECE_BYTES = 1 << 20;
  private static final int DIGITS = 64;

  private Mention() {}

  static boolean in(Path file, Set<String> hashes) throws IOException {
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
      String end = "";
      for (byte[] piece = bytes.readNBytes(PIECE_BYTES);
          piece.length > 0;
          piece = bytes.readNBytes(PIECE_BYTES)) {
        String text = end + new String(piece, StandardCharsets.ISO_8859_1);
        if (hashes.stream().anyMatch(text::contains)) {
          return true;
        }
        end = text.substring(Math.max(0, text.length() - DIGITS + 1));
      }
      return false;
    }
  }
}
