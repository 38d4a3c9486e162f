package io.luxate.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * What {@code torch.save} writes since torch 1.6: a zip of {@code data.pkl}, one file {@code
 * data/N} for each storage and, since 2.1, {@code byteorder}, all under one folder and none
 * compressed. Nothing is unpacked to disk, so the names in the zip lead nowhere.
 */
final class TorchZip {
  private static final String PICKLE = "data.pkl";

  private TorchZip() {}

  static TorchTensors read(Path file, long fileBytes) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      String folder = folder(zip);
      if (zip.getEntry(folder + "constants.pkl") != null) {
        throw new UnusableWeightsException(
            "it is a TorchScript program",
            "save its weights alone in Python with torch.save(torch.jit.load(FILE).state_dict(), OTHER)");
      }
      byte[] pickle = stored(zip, folder + PICKLE, Pickle.MOST_BYTES);
      ByteOrder order = order(zip, folder);
      Checkpoint checkpoint = Checkpoint.in(Pickle.read(ByteBuffer.wrap(pickle)));
      return new TorchTensors(
          checkpoint.part(),
          Views.numbers(
              checkpoint.views(),
              fileBytes,
              storage -> {
                String name = folder + "data/" + storage.key();
                byte[] bytes = stored(zip, name, storage.bytes());
                if (bytes.length != storage.bytes()) {
                  throw new UnusableWeightsException(Words.shown(name) + " has another length");
                }
                return ByteBuffer.wrap(bytes).order(order);
              }));
    } catch (ZipException e) {
      throw new UnusableWeightsException(
          "its zip directory is missing or damaged (" + e.getMessage() + "); it may be cut short");
    } catch (IOException e) {
      throw FileBytes.unreadable(file, e);
    }
  }

  /** What stands before {@code data.pkl} in its name. */
  private static String folder(ZipFile zip) {
    List<String> pickles =
        zip.stream()
            .map(ZipEntry::getName)
            .filter(name -> name.equals(PICKLE) || name.endsWith("/" + PICKLE))
            .limit(2)
            .toList();
    if (pickles.size() != 1) {
      throw new UnusableWeightsException(
          pickles.isEmpty()
              ? "it is a zip without data.pkl, so torch did not save it (where it is a bundle of"
                  + " Luxate, check it with 'luxate verify')"
              : "it is a zip with more than one data.pkl");
    }
    return pickles.get(0).substring(0, pickles.get(0).length() - PICKLE.length());
  }

  private static ByteOrder order(ZipFile zip, String folder) {
    Optional<String> named =
        zip.getEntry(folder + "byteorder") == null
            ? Optional.empty()
            : Optional.of(
                new String(stored(zip, folder + "byteorder", 10), StandardCharsets.ISO_8859_1));
    return switch (named.orElse("little").strip()) {
      case "little" -> ByteOrder.LITTLE_ENDIAN;
      case "big" -> ByteOrder.BIG_ENDIAN;
      default -> throw new UnusableWeightsException("its byteorder is neither little nor big");
    };
  }

  /** An entry's bytes; one that is compressed, longer than allowed or damaged is refused. */
  private static byte[] stored(ZipFile zip, String name, long mostBytes) {
    ZipEntry entry = zip.getEntry(name);
    String shown = Words.shown(name);
    if (entry == null) {
      throw new UnusableWeightsException("it lacks " + shown);
    }
    if (entry.getMethod() != ZipEntry.STORED) {
      throw new UnusableWeightsException(
          shown + " is compressed, which torch never does", "unpack and zip it again with zip -0");
    }
    if (entry.getSize() < 0 || entry.getSize() > mostBytes) {
      throw new UnusableWeightsException(
          shown
              + " has "
              + entry.getSize()
              + " bytes, more than the "
              + mostBytes
              + " it may have");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes((int) entry.getSize());
      CRC32 sum = new CRC32();
      sum.update(bytes);
      if (bytes.length != entry.getSize() || sum.getValue() != entry.getCrc()) {
        throw new UnusableWeightsException(
            shown + " does not have the checksum that the zip's directory gives it (CRC-32)");
      }
      return bytes;
    } catch (IOException e) {
      throw new UnusableWeightsException(shown + " cannot be read: " + e.getMessage());
    }
  }
}
