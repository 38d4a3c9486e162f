package io.luxate.model;

import io.luxate.Documents;
import io.luxate.FilePart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A bundle of a small model.
 *
 * @param file the bundle itself
 * @param run the folder of the model
 */
record WrittenBundle(Path file, Path run) {
  static final int SIDE_PX = 48;

  static WrittenBundle in(Path folder) {
    WrittenBundle written = new WrittenBundle(folder.resolve("bundle.zip"), folder.resolve("run"));
    try (TrainedModel model = Models.trained(Architecture.SQUEEZENET1_1, SIDE_PX)) {
      model.save(written.run());
    }
    BundleWriting.write(written.file(), written.parts());
    return written;
  }

  /** What the bundle is written from, to be changed at will. */
  Map<String, Documents.Content> parts() {
    ModelCard card = Documents.readJson(run().resolve("model.json"), ModelCard.class);
    Map<String, String> texts =
        Map.of(
            Bundle.FOR_PEOPLE,
            "# A model\n",
            Bundle.PROVENANCE,
            "{}\n",
            Bundle.THRESHOLDS,
            Documents.json(Thresholds.of(card)),
            Bundle.CALIBRATION,
            Documents.json(Calibration.none()));
    Map<String, Documents.Content> parts = new LinkedHashMap<>();
    texts.forEach(
        (name, text) -> parts.put(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8))));
    for (String name : List.of(Bundle.CARD, Bundle.WEIGHTS)) {
      parts.put(name, FilePart.whole(run().resolve(name))::copyTo);
    }
    return parts;
  }

  /** Writes the bundle anew with other entries, every sum of the zip itself right. */
  void rewrite(Consumer<Map<String, byte[]>> change, int method) throws IOException {
    BundleWriting.write(file, parts());
    Map<String, byte[]> entries = new LinkedHashMap<>();
    Bundle.parts(file).forEach((name, part) -> entries.put(name, part.read()));
    change.accept(entries);
    Documents.write(
        file,
        out -> {
          ZipOutputStream zip = new ZipOutputStream(out);
          for (Map.Entry<String, byte[]> part : entries.entrySet()) {
            ZipEntry entry = new ZipEntry(part.getKey());
            CRC32 crc = new CRC32();
            crc.update(part.getValue());
            entry.setCrc(crc.getValue());
            entry.setSize(part.getValue().length);
            entry.setMethod(method);
            zip.putNextEntry(entry);
            zip.write(part.getValue());
          }
          zip.finish();
        });
  }
}
