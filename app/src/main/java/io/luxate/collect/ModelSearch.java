package io.luxate.collect;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.luxate.CsvTable;
import io.luxate.LuxateException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Looks for models that learned from a picture: in every {@code provenance.json} below some
 * folders, in bundles and graphs too, which names the SHA-256 of each image; where an older one
 * names none, in the {@code splits.csv} beside it, whose paths of a collection hold the SHA-256.
 */
public final class ModelSearch {
  private static final String PROVENANCE = "provenance.json";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MOST_BYTES = 256_000_000;

  private final Set<String> hashes;
  private final Path data;
  private final boolean dryRun;
  private final List<Use> uses = new ArrayList<>();
  private final List<String> unclear = new ArrayList<>();

  /**
   * A model, or results, that rest on the picture.
   *
   * @param at its folder or bundle
   * @param copies that training made of the picture and left there
   * @param retrain the command that makes it anew without the picture
   */
  public record Use(String at, List<String> copies, String retrain) {}

  /**
   * What was found.
   *
   * @param searched whether any folder was named
   * @param unclear files of models that do not say what they learned from
   */
  public record Result(boolean searched, List<Use> uses, List<String> unclear) {
    List<String> lines() {
      List<String> lines = new ArrayList<>();
      if (!searched) {
        lines.add("models were not looked for; name their folders with --models");
      } else if (uses.isEmpty()) {
        lines.add("no model found that learned from it");
      }
      for (Use use : uses) {
        lines.add("learned from it: " + use.at());
        use.copies().forEach(copy -> lines.add("  holds a copy of it, delete it: " + copy));
        lines.add("  retrain: " + use.retrain());
      }
      unclear.forEach(file -> lines.add("does not say what it learned from: " + file));
      return lines;
    }
  }

  private ModelSearch(Set<String> hashes, Path data, boolean dryRun) {
    this.hashes = hashes;
    this.data = data;
    this.dryRun = dryRun;
  }

  static Result of(List<Path> folders, Set<String> hashes, Path data, boolean dryRun) {
    ModelSearch search = new ModelSearch(hashes, data, dryRun);
    for (Path folder : folders) {
      if (!Files.exists(folder)) {
        throw Keys.fault(folder + " does not exist; check --models");
      }
      search.files(folder).forEach(search::look);
    }
    return new Result(!folders.isEmpty(), List.copyOf(search.uses), List.copyOf(search.unclear));
  }

  private List<Path> files(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile)
          .filter(file -> isProvenance(file) || isExport(file))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private static boolean isProvenance(Path file) {
    return file.endsWith(PROVENANCE);
  }

  /** A bundle, or a graph, into whose metadata the provenance is written. */
  private static boolean isExport(Path file) {
    return file.toString().endsWith(".zip") || file.toString().endsWith(".onnx");
  }

  private void look(Path file) {
    if (file.toString().endsWith(".onnx")) {
      lookInto(file);
      return;
    }
    Optional<JsonNode> known = isProvenance(file) ? tree(file) : ofBundle(file);
    if (known.isEmpty()) {
      return;
    }
    JsonNode provenance = known.get();
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
    boolean listed = provenance.path("images").isArray();
    boolean inSplits = isProvenance(file) && isInSplits(folder);
    boolean uses = inSplits;
    for (JsonNode image : provenance.path("images")) {
      uses |= hashes.contains(image.asText());
    }
    if (uses) {
      add(file, folder, provenance);
    } else if (!listed && provenance.has("trainingImages") && !hasSplits(folder, file)) {
      unclear.add(file.toString());
    }
  }

  private void lookInto(Path graph) {
    try {
      if (Mention.in(graph, hashes)) {
        uses.add(new Use(graph.toString(), List.of(), Retraining.asItWasMade(data)));
      }
    } catch (IOException e) {
      throw unreadable(graph, e);
    }
  }

  private static boolean hasSplits(Path folder, Path file) {
    return isProvenance(file) && Files.isRegularFile(folder.resolve("splits.csv"));
  }

  private boolean isInSplits(Path folder) {
    Path splits = folder.resolve("splits.csv");
    if (!Files.isRegularFile(splits)) {
      return false;
    }
    return CsvTable.read(splits).inAnyCase().rows().stream()
        .filter(row -> !row.text("split").strip().equals("test"))
        .anyMatch(row -> hashes.stream().anyMatch(row.text("path")::contains));
  }

  private void add(Path file, Path folder, JsonNode provenance) {
    boolean isFolder = isProvenance(file);
    uses.add(
        new Use(
            isFolder ? folder.toString() : file.toString(),
            isFolder ? copies(folder) : List.of(),
            Retraining.command(folder, isFolder, provenance, data, dryRun)));
  }

  private List<String> copies(Path folder) {
    Path copies = folder.resolve("static");
    if (!Files.isDirectory(copies)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(copies)) {
      return walk.filter(
              file -> hashes.stream().anyMatch(file.getFileName().toString()::startsWith))
          .map(Path::toString)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw unreadable(copies, e);
    }
  }

  private Optional<JsonNode> tree(Path file) {
    try {
      return Optional.of(JSON.readTree(file.toFile()));
    } catch (JacksonException e) {
      unclear.add(file.toString());
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** Empty for an archive that is no bundle. */
  private Optional<JsonNode> ofBundle(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry = zip.getEntry(PROVENANCE);
      if (entry == null || entry.getSize() > MOST_BYTES) {
        return Optional.empty();
      }
      try (InputStream in = zip.getInputStream(entry)) {
        return Optional.of(JSON.readTree(in.readNBytes((int) MOST_BYTES)));
      }
    } catch (IOException e) {
      unclear.add(file.toString());
      return Optional.empty();
    }
  }

  private static LuxateException unreadable(Path file, IOException e) {
    return new LuxateException(
        LuxateException.Kind.RESOURCE,
        "cannot read " + file + " (" + LuxateException.words(e) + "); check its permissions",
        e);
  }
}
