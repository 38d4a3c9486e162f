package io.luxate.weights;

import io.luxate.LuxateException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Weights that somebody publishes for a network.
 *
 * @param name as in {@code luxate weights fetch NAME}: torchvision's or timm's own
 * @param architecture the network they fit
 * @param url where their makers give them
 * @param file the name to store them under; the last part of the URL unless given
 * @param sha256 the file's SHA-256 in hexadecimal digits, or as many of its first as are known
 * @param mib roughly the file's size in MiB, where its makers state it
 * @param licence a key of the catalogue's licences
 * @param source where all this is stated
 * @param note what to know besides
 * @param given the digits that a person who fetches them expects instead; never in the catalogue
 */
public record Published(
    String name,
    String architecture,
    URI url,
    Optional<String> file,
    Optional<String> sha256,
    Optional<Double> mib,
    String licence,
    String source,
    Optional<String> note,
    Optional<String> given) {
  public Published {
    sha256 = sha256.map(digits -> digits.toLowerCase(Locale.ROOT));
    given = given.map(digits -> digits.toLowerCase(Locale.ROOT));
    if (!Stream.of(sha256, given)
        .flatMap(Optional::stream)
        .allMatch(digits -> digits.matches("[0-9a-f]{8,64}"))) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          "the SHA-256 of " + name + " is not 8 to 64 hexadecimal digits; correct it");
    }
  }

  /** The name of the file in the store. */
  public String fileName() {
    return file.orElseGet(() -> url.getPath().replaceFirst(".*/", ""));
  }

  /** The first digits to expect of a fetched file's SHA-256, where some are known. */
  Optional<String> expected() {
    return given.isPresent() ? given : sha256;
  }

  /** Who publishes them: torchvision or timm. */
  public String maker() {
    return source.replaceFirst(" .*", "");
  }

  /** Whether a file of that SHA-256 can be what is published; any can where none is known. */
  boolean accepts(String fileSha256) {
    return fileSha256.startsWith(sha256.orElse(""));
  }

  /** Why a file of that SHA-256 is not these weights, in words. */
  Optional<String> doubt(String fileSha256) {
    return sha256
        .filter(digits -> !fileSha256.startsWith(digits))
        .map(
            digits ->
                "is not "
                    + name
                    + ": its SHA-256 begins with "
                    + fileSha256.substring(0, digits.length())
                    + " where "
                    + digits
                    + " is published");
  }

  /** The same weights, held against another SHA-256 while they are fetched. */
  public Published withSha256(String digits) {
    return new Published(
        name, architecture, url, file, sha256, mib, licence, source, note, Optional.of(digits));
  }
}
