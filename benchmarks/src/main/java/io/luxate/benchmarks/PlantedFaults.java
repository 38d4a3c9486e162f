package io.luxate.benchmarks;

import io.luxate.curate.audit.Entry;
import io.luxate.curate.audit.Subject;
import io.luxate.curate.content.ContentCheck;
import io.luxate.curate.content.Observation;
import io.luxate.dataset.Example;
import io.luxate.dataset.Labels;
import io.luxate.dataset.Metadata;
import io.luxate.image.Grey;
import io.luxate.image.ImageWriting;
import io.luxate.image.Radiograph;
import io.luxate.image.RadiographReader;
import io.luxate.image.Reading;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Plants each {@link Fault} into every N-th picture of a set and counts how many of them the
 * single-image checks tell: {@code PlantedFaults SET OUT EVERY [PART_OF_A_FAULT'S_NAME]}. The
 * pictures fall into two halves by a hash of their bytes: on one, thresholds may be set, the other
 * only measures. Writes {@code table.csv}, the missed pictures under {@code missed}, and what was
 * told of all pictures as they came in {@code as-they-came.csv}.
 */
public final class PlantedFaults {
  private static final int LONGER_PX = 800;
  private static final String[] HALVES = {"tuned on", "measured"};

  private final ContentCheck check = new ContentCheck();
  private final Map<String, int[]> counts = new ConcurrentHashMap<>();
  private final Path out;

  private record Source(String name, int half, Radiograph radiograph) {}

  private PlantedFaults(Path out) {
    this.out = out;
  }

  public static void main(String[] args) throws IOException {
    String only = args.length > 3 ? args[3] : "";
    new PlantedFaults(Path.of(args[1])).run(Path.of(args[0]), Integer.parseInt(args[2]), only);
  }

  private void run(Path set, int every, String only) throws IOException {
    Files.createDirectories(out);
    List<Path> files;
    try (Stream<Path> walk = Files.walk(set)) {
      files =
          walk.filter(Files::isRegularFile)
              .filter(file -> RadiographReader.examine(file) instanceof Reading.Done)
              .sorted()
              .toList();
    }
    if (only.isEmpty()) {
      asTheyCame(set, files);
    }
    List<Fault> faults = Fault.all().stream().filter(f -> f.name().contains(only)).toList();
    List<Integer> chosen =
        IntStream.range(0, files.size()).filter(i -> i % every == 0).boxed().toList();
    chosen.parallelStream()
        .forEach(i -> plantAll(files.get(i), files.get((i + 1) % files.size()), faults));
    StringBuilder table = new StringBuilder("fault,kind,half,found,planted\n");
    for (Fault fault : faults) {
      for (int half = 0; half < 2; half++) {
        int[] count = counts.getOrDefault(fault.name() + half, new int[2]);
        table.append(
            String.format(
                Locale.ROOT,
                "\"%s\",%s,%s,%d,%d%n",
                fault.name(),
                fault.kind().id(),
                HALVES[half],
                count[0],
                count[1]));
      }
    }
    Files.writeString(out.resolve("table.csv"), table);
  }

  private void plantAll(Path file, Path next, List<Fault> faults) {
    Source source = source(file);
    BufferedImage picture = small(source.radiograph());
    BufferedImage other = small(RadiographReader.read(next));
    for (Fault fault : faults) {
      Random draw = new Random(31L * source.name().hashCode() + fault.name().hashCode());
      byte[] bytes = fault.planter().plant(picture, other, draw);
      boolean found =
          look("picture.png", bytes).stream().anyMatch(seen -> seen.kind() == fault.kind());
      int[] count = counts.computeIfAbsent(fault.name() + source.half(), name -> new int[2]);
      synchronized (count) {
        count[0] += found ? 1 : 0;
        count[1]++;
      }
      if (!found) {
        String folder = "missed/" + fault.name().replaceAll("\\W+", "-");
        write(folder + "/" + HALVES[source.half()] + "-" + source.name() + ".png", bytes);
      }
    }
  }

  private void asTheyCame(Path set, List<Path> files) throws IOException {
    List<String> rows =
        files.parallelStream()
            .flatMap(
                file -> {
                  Source source = source(file);
                  return look(file.getFileName().toString(), read(file)).stream()
                      .map(
                          seen ->
                              String.format(
                                  Locale.ROOT,
                                  "%s,%s,\"%s\",%.2f,\"%s\"",
                                  seen.kind().id(),
                                  HALVES[source.half()],
                                  set.relativize(file),
                                  seen.confidence(),
                                  seen.why().replace("\"", "'").replaceAll("\\s+", " ")));
                })
            .sorted()
            .toList();
    List<String> lines = new ArrayList<>(List.of("kind,half,image,confidence,why"));
    lines.addAll(rows);
    Files.write(out.resolve("as-they-came.csv"), lines);
  }

  private List<Observation> look(String name, byte[] bytes) {
    Radiograph radiograph = RadiographReader.read(name, bytes);
    Example example =
        new Example(Path.of(name), name, Labels.one("x"), Metadata.UNKNOWN, Optional.empty());
    Entry entry = new Entry(name, Path.of("set"), false, example, radiograph.origin());
    return check.look(new Subject(entry, bytes, radiograph));
  }

  private static Source source(Path file) {
    Radiograph radiograph = RadiographReader.read(file);
    int half = java.util.Arrays.hashCode(read(file)) >>> 7 & 1;
    return new Source(file.getFileName().toString(), half, radiograph);
  }

  private static BufferedImage small(Radiograph radiograph) {
    Grey grey = radiograph.shrinkTo(LONGER_PX).pixels();
    return ImageWriting.image8(grey);
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void write(String name, byte[] bytes) {
    try {
      Path file = out.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
