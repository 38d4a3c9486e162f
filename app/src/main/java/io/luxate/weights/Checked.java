package io.luxate.weights;

import io.luxate.Count;
import io.luxate.Sha256;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a weights file turned out to be.
 *
 * @param format and what was done to its names, in words
 * @param tensors that it holds
 * @param numbers in them, counters left out
 * @param looksLike the network that its tensors are most like, in words
 * @param published its name in the catalogue, by its SHA-256
 * @param doubt why it is not what its name says, where that is a name of the catalogue's
 */
public record Checked(
    String file,
    String format,
    int tensors,
    long numbers,
    Optional<String> looksLike,
    String sha256,
    Optional<String> published,
    Optional<String> doubt) {

  /** Reads a file whole; throws what {@link WeightsFile#read} throws. */
  public static Checked of(Path file) {
    WeightsFile read = WeightsFile.read(file);
    String sha256 = Sha256.of(file);
    return new Checked(
        file.toString(),
        read.describe(),
        read.tensors().size(),
        read.tensors().entrySet().stream()
            .filter(tensor -> !tensor.getKey().endsWith(Likeness.COUNTER))
            .mapToLong(tensor -> tensor.getValue().values().length)
            .sum(),
        Likeness.nearest(read.tensors()).map(Likeness::words),
        sha256,
        Catalogue.shipped().ofSha256(sha256).map(Published::name),
        Catalogue.shipped()
            .ofFile(String.valueOf(file.getFileName()))
            .flatMap(called -> called.doubt(sha256)));
  }

  /** For a person, what it looks like last. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("format    " + format);
    lines.add("tensors   " + tensors + ", " + Count.of(numbers, "number"));
    lines.add("SHA-256   " + sha256);
    lines.add(
        "catalogue "
            + published
                .map(name -> name + ", by as many digits of the SHA-256 as are known")
                .orElse("not in it, as far as SHA-256s are published"));
    lines.add("looks like " + looksLike.orElse("no network that Luxate knows"));
    doubt.ifPresent(why -> lines.add("!!   " + file + " " + why));
    return lines;
  }
}
