package io.luxate.weights;

import io.luxate.LuxateException;
import io.luxate.Progress;
import io.luxate.Sha256;
import io.luxate.Stoppable;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The way of published weights into the store: fetched once, resumed where a connection broke, held
 * against their SHA-256, and only then under their final name.
 */
public final class Fetch {
  private static final int TRIES_IN_VAIN = 5;
  private static final int MOST_TRIES = 100;
  private static final double MIB = 1 << 20;

  private final WeightsStore store;
  private final Optional<URI> mirror;
  private final boolean offline;
  private final Progress progress;
  private final Duration patience;
  private final Duration pause;

  /**
   * A way into that store.
   *
   * @param mirror where to fetch instead: a URL to which a file's name is added, or a folder
   * @param offline whether the network may not be used
   */
  public Fetch(WeightsStore store, Optional<String> mirror, boolean offline, Progress progress) {
    this(store, mirror, offline, progress, Duration.ofSeconds(30), Duration.ofSeconds(1));
  }

  /**
   * The same with other times.
   *
   * @param patience how long a server may be silent
   * @param pause before asking again
   */
  Fetch(
      WeightsStore store,
      Optional<String> mirror,
      boolean offline,
      Progress progress,
      Duration patience,
      Duration pause) {
    this.store = store;
    this.mirror = mirror.map(Fetch::prefix);
    this.offline = offline;
    this.progress = progress;
    this.patience = patience;
    this.pause = pause;
  }

  private static URI prefix(String mirror) {
    try {
      if (mirror.matches("https?:.*")) {
        URI uri = URI.create(mirror.endsWith("/") ? mirror : mirror + "/");
        if (uri.getHost() != null) {
          return uri;
        }
      } else if (!mirror.isBlank()) {
        Path folder = mirror.startsWith("file:") ? Path.of(URI.create(mirror)) : Path.of(mirror);
        if (Files.isDirectory(folder)) {
          return folder.toUri();
        }
      }
    } catch (IllegalArgumentException e) {
      throw noMirror(mirror);
    }
    throw noMirror(mirror);
  }

  private static LuxateException noMirror(String mirror) {
    return new LuxateException(
        LuxateException.Kind.USER,
        "the mirror '"
            + mirror
            + "' is neither a URL like https://host/folder nor a folder that is there; correct it");
  }

  /**
   * The weights in the store, fetched unless they are there and whole.
   *
   * @throws LuxateException RESOURCE where network or disk give out, DATA where what came is not
   *     what the catalogue names; nothing then stands under the final name
   */
  public Fetched fetch(Published wanted) {
    Path target = store.file(wanted);
    Optional<Fetched> present = present(wanted, target);
    if (present.isPresent()) {
      return present.get();
    }
    if (offline) {
      if (Files.isRegularFile(target)) {
        String why = wanted.doubt(Sha256.of(target)).orElse("is not what --sha256 names");
        throw new LuxateException(
            LuxateException.Kind.DATA,
            target
                + " "
                + why
                + ", and --offline forbids the network; on a machine with network fetch "
                + wanted.url()
                + " and copy it there");
      }
      throw new LuxateException(
          LuxateException.Kind.RESOURCE,
          wanted.name()
              + " is not here and --offline forbids the network; on a machine with network fetch "
              + wanted.url()
              + " and copy it to "
              + target);
    }
    return Stoppable.run(
        unwanted -> alone(wanted, target, unwanted), () -> stopped(wanted, target));
  }

  private Fetched alone(Published wanted, Path target, BooleanSupplier unwanted)
      throws InterruptedException {
    try (StoreLock held = StoreLock.on(target)) {
      // another fetch may have brought it meanwhile
      Optional<Fetched> meanwhile = held.isHeld() ? present(wanted, target) : Optional.empty();
      return meanwhile.isPresent() ? meanwhile.get() : download(wanted, target, unwanted);
    }
  }

  /** A damaged file counts as none; it is replaced when the new one is whole. */
  private static Optional<Fetched> present(Published wanted, Path target) {
    if (!Files.isRegularFile(target)) {
      return Optional.empty();
    }
    String sha256 = Sha256.of(target);
    return sha256.startsWith(wanted.expected().orElse(""))
        ? Optional.of(done(wanted, target, Fetched.How.PRESENT, sha256, Optional.empty()))
        : Optional.empty();
  }

  private Fetched download(Published wanted, Path target, BooleanSupplier unwanted)
      throws InterruptedException {
    URI url = mirror.map(prefix -> prefix.resolve(wanted.fileName())).orElse(wanted.url());
    while (true) {
      try (PartFile part = PartFile.of(target, url.toString())) {
        Transfer transfer = new Transfer(patience, wanted, url, part, progress, unwanted);
        if ("file".equals(url.getScheme())) {
          part.copy(Path.of(url), unwanted);
        } else {
          complete(transfer, part);
        }
        String sha256 = Sha256.of(part.path());
        Optional<String> stated = transfer.statedSha256().filter(s -> wanted.expected().isEmpty());
        Optional<String> doubt = doubt(wanted, part, sha256, stated);
        if (doubt.isEmpty()) {
          part.finish();
          return done(wanted, target, Fetched.How.FETCHED, sha256, stated);
        }
        part.discard();
        if (!transfer.isPieced()) {
          throw new LuxateException(
              LuxateException.Kind.DATA,
              "what came from "
                  + url
                  + " is not "
                  + wanted.name()
                  + ": "
                  + doubt.get()
                  + "; nothing of it was kept. Try again, or check the mirror or the proxy");
        }
        // pieces of two files, perhaps: once more from the start
      }
    }
  }

  private void complete(Transfer transfer, PartFile part) throws InterruptedException {
    int inVain = 0;
    long furthest = part.length();
    for (int tries = 1; ; tries++) {
      if (transfer.ask() == Transfer.End.WHOLE) {
        return;
      }
      inVain = part.length() > furthest ? 0 : inVain + 1;
      furthest = Math.max(furthest, part.length());
      if (inVain == TRIES_IN_VAIN || tries == MOST_TRIES) {
        throw new LuxateException(
            LuxateException.Kind.RESOURCE,
            transfer.trouble() + ", after " + tries + " tries; " + kept(part));
      }
      Thread.sleep(pause.toMillis() << inVain);
    }
  }

  private static String kept(PartFile part) {
    return part.length() == 0
        ? "nothing came; try again later"
        : String.format(
            Locale.ROOT,
            "%.1f MiB are kept in %s, and the same command goes on from there",
            part.length() / MIB,
            part.path());
  }

  /** Why what came is not what was wanted, in words. */
  private static Optional<String> doubt(
      Published wanted, PartFile part, String sha256, Optional<String> stated) {
    String expected = wanted.expected().or(() -> stated).orElse("");
    if (!sha256.startsWith(expected)) {
      return Optional.of(
          "it has "
              + part.length()
              + " bytes and its SHA-256 begins with "
              + sha256.substring(0, expected.length())
              + " where "
              + expected
              + " was expected"
              + looks(part).map(what -> " (" + what + ")").orElse(""));
    }
    return looks(part);
  }

  /** What a file is that is no weights file. */
  private static Optional<String> looks(PartFile part) {
    try (FileBytes bytes = FileBytes.open(part.path())) {
      WeightsFormat.of(bytes.read(0, (int) Math.min(bytes.length(), WeightsFormat.BEGINNING)));
      return Optional.empty();
    } catch (UnusableWeightsException e) {
      return Optional.of(e.why());
    }
  }

  private static Fetched done(
      Published wanted, Path file, Fetched.How how, String sha256, Optional<String> stated) {
    String check =
        wanted
            .given()
            .map(digits -> given(wanted, digits, sha256))
            .or(() -> wanted.sha256().map(s -> "SHA-256 begins with " + s + " as published"))
            .or(() -> stated.map(s -> "no SHA-256 is published; it is the one the server states"))
            .orElse("no SHA-256 is published to check it");
    return new Fetched(wanted.name(), file.toString(), how, length(file), sha256, check);
  }

  private static String given(Published wanted, String digits, String sha256) {
    return "SHA-256 begins with "
        + digits
        + " as given with --sha256; "
        + wanted
            .sha256()
            .map(
                published ->
                    wanted.accepts(sha256)
                        ? "the catalogue says " + published + " too"
                        : "the catalogue says "
                            + published
                            + ", so it does not pass for "
                            + wanted.name()
                            + ": give it by its path")
            .orElse("none is published");
  }

  private static Fetched stopped(Published wanted, Path target) {
    long bytes = length(target.resolveSibling(target.getFileName() + ".part"));
    return new Fetched(
        wanted.name(), target.toString(), Fetched.How.STOPPED, bytes, "", "not whole");
  }

  private static long length(Path file) {
    return file.toFile().length(); // 0 when there is none
  }
}
