package io.luxate.benchmarks.compare;

import io.luxate.image.Framing;
import io.luxate.image.Geometry;
import io.luxate.image.Grey;
import io.luxate.image.Origin;
import io.luxate.image.Radiograph;
import io.luxate.model.Architecture;
import io.luxate.model.ModelCard;
import io.luxate.model.Normalisation;
import io.luxate.train.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What all contestants are given, as Luxate's own types: pictures, and the card of a network. */
final class Shared {
  /** Side of the pictures. */
  static final int PX = 224;

  private Shared() {}

  /** The first of the shared pictures. */
  static List<Grey> greys(Path folder, int count) {
    try {
      FloatBuffer all =
          ByteBuffer.wrap(Files.readAllBytes(folder.resolve("pictures.f32")))
              .order(ByteOrder.LITTLE_ENDIAN)
              .asFloatBuffer();
      List<Grey> greys = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        float[] values = new float[PX * PX];
        all.get(values);
        greys.add(new Grey(PX, PX, values));
      }
      return greys;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same as training samples, of the two classes by turns. */
  static List<Sample> samples(Path folder, int count) {
    List<Sample> samples = new ArrayList<>();
    for (Grey grey : greys(folder, count)) {
      String name = "picture " + samples.size();
      Origin origin = new Origin(name, "raw", PX, PX, 32, 1, 4L * PX * PX, name);
      Radiograph radiograph = new Radiograph(origin, grey, Geometry.ofOriginal(PX, PX));
      samples.add(new Sample(radiograph, List.of(samples.size() % 2)));
    }
    return samples;
  }

  /** Two classes, no normalisation, squares of 224 px. */
  static ModelCard card(Architecture architecture) {
    return new ModelCard(
        "benchmark",
        architecture.id(),
        List.of("no", "yes"),
        Optional.of("yes"),
        PX,
        0,
        Framing.SQUASH,
        Normalisation.NONE,
        Optional.empty(),
        "not fixed",
        true);
  }
}
