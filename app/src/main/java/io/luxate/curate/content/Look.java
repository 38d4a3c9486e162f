package io.luxate.curate.content;

import java.util.List;

/** One question that is asked of every picture. */
@FunctionalInterface
interface Look {
  /** What it finds; empty where all is well. Safe for several threads. */
  List<Observation> at(Picture picture);
}
