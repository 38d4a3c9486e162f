package io.luxate.collect;

import java.nio.file.Path;

/**
 * What a source may use while it looks.
 *
 * @param base the folder that paths of the spec start from
 * @param tables where tables that came over the network are kept
 */
record Search(Web web, Path base, Path tables) {

  /** A path of the spec. */
  Path path(String written) {
    return base.resolve(written).normalize();
  }
}
