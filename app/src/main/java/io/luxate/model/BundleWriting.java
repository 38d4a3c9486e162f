package io.luxate.model;

import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.Sha256;
import io.luxate.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A {@link Bundle} being written. The same parts make the same bytes. */
public final class BundleWriting {
  /** Every part's: later than the first that a zip can tell, whose time would follow the zone. */
  private static final LocalDateTime DATE = LocalDateTime.of(1980, 2, 1, 0, 0);

  private BundleWriting() {}

  /**
   * Writes a bundle, whole or not at all.
   *
   * @param parts all but the manifest, under the names that {@link Bundle} knows
   */
  public static void write(Path file, Map<String, Documents.Content> parts) {
    List<Weighed> weighed = new ArrayList<>();
    for (String name : Bundle.PARTS) {
      Documents.Content content = parts.get(name);
      if (content == null) {
        throw new LuxateException(LuxateException.Kind.INTERNAL, name + " was not given");
      }
      weighed.add(Weighed.of(name, content));
    }
    weighed.add(0, Weighed.of(BundleManifest.NAME, manifest(weighed)));
    Documents.write(
        file,
        out -> {
          ZipOutputStream zip = new ZipOutputStream(out);
          for (Weighed part : weighed) {
            zip.putNextEntry(part.entry());
            part.content().writeTo(zip);
          }
          zip.finish();
        });
  }

  private static Documents.Content manifest(List<Weighed> weighed) {
    BundleManifest manifest =
        new BundleManifest(
            BundleManifest.FORMAT,
            BundleManifest.VERSION,
            Version.current().version(),
            weighed.stream()
                .map(part -> new BundleManifest.Part(part.name(), part.bytes(), part.sha256()))
                .toList());
    byte[] text = (Documents.json(manifest) + "\n").getBytes(StandardCharsets.UTF_8);
    return out -> out.write(text);
  }

  /** A part whose length and sums are known before it is written, as the zip wants them. */
  private record Weighed(
      String name, Documents.Content content, long bytes, long crc, String sha256) {

    static Weighed of(String name, Documents.Content content) {
      CRC32 crc = new CRC32();
      long[] bytes = {0};
      try {
        String sha256 =
            Sha256.of(
                out ->
                    content.writeTo(
                        new CheckedOutputStream(out, crc) {
                          @Override
                          public void write(byte[] from, int offset, int length)
                              throws IOException {
                            super.write(from, offset, length);
                            bytes[0] += length;
                          }
                        }));
        return new Weighed(name, content, bytes[0], crc.getValue(), sha256);
      } catch (IOException e) {
        throw new LuxateException(
            LuxateException.Kind.RESOURCE, "cannot read " + name + ": " + e.getMessage(), e);
      }
    }

    ZipEntry entry() {
      ZipEntry entry = new ZipEntry(name);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(bytes);
      entry.setCrc(crc);
      entry.setTimeLocal(DATE);
      return entry;
    }
  }
}
