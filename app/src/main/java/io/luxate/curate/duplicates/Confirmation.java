package io.luxate.curate.duplicates;

import io.luxate.LuxateException;
import io.luxate.Progress;
import io.luxate.curate.audit.Entry;
import io.luxate.image.RadiographReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The second stage: opens the two images of each proposed pair again and lays them over another.
 */
final class Confirmation {
  /** Sheets kept, about 0.6 MB each. */
  private static final int KEPT = 1024;

  private final List<Entry> entries;
  private final Map<Integer, Registration.Sheet> sheets =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Registration.Sheet> eldest) {
          return size() > KEPT;
        }
      };

  Confirmation(List<Entry> entries) {
    this.entries = entries;
  }

  /** Those of the pairs that show the same picture, in the given order. */
  List<Pair> of(List<Proposed> pairs, Progress progress) {
    ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    List<Pair> confirmed = new ArrayList<>();
    try {
      List<Future<Optional<Match>>> matches = new ArrayList<>();
      for (Proposed pair : pairs) {
        matches.add(
            workers.submit(
                () -> Registration.of(sheet(pair.a()), sheet(pair.b()), pair.variants())));
      }
      for (int i = 0; i < pairs.size(); i++) {
        Optional<Match> match = matches.get(i).get().filter(Match::isSamePicture);
        if (match.isPresent()) {
          confirmed.add(new Pair(pairs.get(i).a(), pairs.get(i).b(), match));
        }
        progress.update("laying pairs over each other", i + 1L, pairs.size(), "");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LuxateException(LuxateException.Kind.USER, "the audit was interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LuxateException known) {
        throw known;
      }
      throw new LuxateException(
          LuxateException.Kind.INTERNAL, "laying images over each other failed", e);
    } finally {
      workers.shutdownNow();
    }
    return confirmed;
  }

  private Registration.Sheet sheet(int image) {
    synchronized (sheets) {
      Registration.Sheet known = sheets.get(image);
      if (known != null) {
        return known;
      }
    }
    Registration.Sheet made =
        Registration.Sheet.of(RadiographReader.read(entries.get(image).example().file()));
    synchronized (sheets) {
      sheets.put(image, made);
    }
    return made;
  }
}
