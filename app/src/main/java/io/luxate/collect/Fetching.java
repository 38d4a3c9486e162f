package io.luxate.collect;

import io.luxate.FilePart;
import io.luxate.LuxateException;
import io.luxate.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * One picture's way from where it is into the store: its owner's signals are read, its bytes taken,
 * looked at and kept.
 *
 * @param withdrawn SHA-256 of pictures that are not taken again
 */
record Fetching(Web web, ImageStore store, Set<String> withdrawn) {
  private static final String MEDIA = "image/*, application/octet-stream;q=0.5";

  /** The picture's row as it is after the attempt: kept, refused, failed or withdrawn. */
  LedgerRow row(Found found, LedgerRow fresh) throws InterruptedException {
    try {
      byte[] bytes = bytes(found);
      LedgerRow row = fresh.withTerms(terms(found));
      String sha256 = Sha256.of(bytes);
      return withdrawn.contains(sha256)
          ? row.in(new Stored(sha256, "")).with(Status.WITHDRAWN, "the same bytes were withdrawn")
          : row.in(store.put(found.url(), bytes, web.limits().maxPixels())).with(Status.KEPT, "");
    } catch (NotFetched e) {
      return notFetched(found, fresh, e);
    }
  }

  private static LedgerRow notFetched(Found found, LedgerRow fresh, NotFetched e) {
    boolean trouble = e.why() == NotFetched.Why.TROUBLE;
    String terms =
        switch (e.why()) {
          case TERMS -> "refused: " + e.words();
          case CONTENT -> terms(found);
          case TROUBLE -> "not known";
        };
    return fresh.withTerms(terms).with(trouble ? Status.FAILED : Status.REFUSED, e.words());
  }

  private static String terms(Found found) {
    return found.place() instanceof Place.Local
        ? "on this machine"
        : "allowed: no objection in robots.txt, tdmrep.json, ai.txt"
            + (found.readPage() && found.page().isPresent() ? ", page" : "")
            + " or headers";
  }

  private byte[] bytes(Found found) throws NotFetched, InterruptedException {
    if (found.place() instanceof Place.Local local) {
      return bytes(local.file(), web.limits().maxBytes());
    }
    if (found.readPage() && found.page().isPresent()) {
      web.requireConsent(found.page().get());
    }
    return web.politely(
        ((Place.Online) found.place()).url(),
        MEDIA,
        answer -> {
          String type = answer.mediaType();
          if (!type.isEmpty() && !type.startsWith("image/") && !type.endsWith("/octet-stream")) {
            throw NotFetched.content("is " + type + " and no picture");
          }
          return answer.body(web.limits().maxBytes());
        });
  }

  private static byte[] bytes(Path file, long most) throws NotFetched {
    try {
      if (!Files.isRegularFile(file)) {
        throw NotFetched.content("missing: does not exist");
      }
      if (Files.size(file) > most) {
        throw NotFetched.content("has more than the " + most + " bytes that are allowed");
      }
      return FilePart.whole(file).read();
    } catch (IOException | LuxateException e) {
      throw NotFetched.trouble("cannot be read (" + e.getMessage() + ")");
    }
  }
}
