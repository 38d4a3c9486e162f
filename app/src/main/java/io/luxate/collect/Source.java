package io.luxate.collect;

import java.util.function.Consumer;

/** Where pictures are found; finding one fetches none. */
sealed interface Source permits UrlTable, LocalFolder, OpenI, Commons, OtherManifest {

  /** As the ledger and the column {@code source} name it. */
  String name();

  /**
   * Gives every picture of this source, in its own order.
   *
   * @throws NotFetched when the source itself cannot be asked
   * @throws io.luxate.LuxateException USER or DATA when a table or folder named in the spec is not
   *     as it must be
   */
  void find(Search search, Consumer<Found> found) throws NotFetched, InterruptedException;
}
