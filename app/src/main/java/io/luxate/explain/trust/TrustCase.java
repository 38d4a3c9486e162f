package io.luxate.explain.trust;

import io.luxate.image.Box;
import io.luxate.image.Radiograph;
import java.util.Optional;

/**
 * One image on which maps are tested.
 *
 * @param path how results name it
 * @param classIndex the class whose evidence is shown
 * @param box where in the original file that class's finding truly lies, in its pixels, if that is
 *     known
 */
public record TrustCase(String path, Radiograph radiograph, int classIndex, Optional<Box> box) {}
