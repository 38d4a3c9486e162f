package io.luxate.curate.duplicates;

import io.luxate.Crew;
import io.luxate.Progress;
import io.luxate.curate.audit.Entry;
import io.luxate.image.RadiographReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    List<Optional<Match>> matches =
        Crew.each(
            "laying pairs over each other",
            pairs,
            pair -> "",
            pair -> Registration.of(sheet(pair.a()), sheet(pair.b()), pair.variants()),
            progress);
    List<Pair> confirmed = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      Optional<Match> match = matches.get(i).filter(Match::isSamePicture);
      if (match.isPresent()) {
        confirmed.add(new Pair(pairs.get(i).a(), pairs.get(i).b(), match));
      }
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
