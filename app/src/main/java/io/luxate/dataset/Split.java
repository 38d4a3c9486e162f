package io.luxate.dataset;

/** The side of a split an image stands on; written in lower case. */
public enum Split {
  TRAIN,
  VAL,
  TEST
}
