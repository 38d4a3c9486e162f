package io.luxate.dataset;

import io.luxate.image.Kept;
import io.luxate.image.Radiograph;

/**
 * An example whose image has been read.
 *
 * @param kept the radiograph, shrunk to the side asked for; its geometry leads to the original
 */
public record Item(Example example, Kept kept) {

  /** The radiograph with its pixels, fetched anew by each call. */
  public Radiograph small() {
    return kept.radiograph();
  }

  public String path() {
    return example.path();
  }

  /** The class, or the labels that hold as one text. */
  public String label() {
    return example.label();
  }

  public Labels labels() {
    return example.labels();
  }

  /** SHA-256 of the file. */
  public String sha256() {
    return kept.origin().sha256();
  }

  public boolean isOn(Split side) {
    return example.split().filter(side::equals).isPresent();
  }

  /** The same item under another label. */
  public Item labelled(String other) {
    return new Item(example.labelled(other), kept);
  }

  /** The same item on another side. */
  public Item in(Split side) {
    return new Item(example.in(side), kept);
  }

  /** Whether its manifest says that it was drawn by the simulator. */
  public boolean isSimulated() {
    return example.source().filter("simulated"::equals).isPresent();
  }
}
