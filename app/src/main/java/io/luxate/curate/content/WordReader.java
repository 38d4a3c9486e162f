package io.luxate.curate.content;

import static org.bytedeco.tesseract.global.tesseract.OEM_LSTM_ONLY;
import static org.bytedeco.tesseract.global.tesseract.PSM_SINGLE_LINE;

import io.luxate.LuxateException;
import io.luxate.image.Box;
import io.luxate.image.Grey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.tesseract.TessBaseAPI;

/**
 * Reads English and digits in a picture with Tesseract. Safe for several threads: each takes a
 * reader of its own from those at rest.
 */
public final class WordReader implements AutoCloseable {
  private static final String LETTERS = "/tessdata/eng.traineddata";
  private static final int LINE_PX = 40;
  private static final int LEAST_SURE = 55;

  /** Of fewer than five letters and digits. */
  private static final int LEAST_SURE_OF_FEW = 75;

  private static final int FEW = 5;
  private static final int LEAST = 3;
  private static final int LEAST_TO_HALVE_PX = 400;
  private static final Pattern NO_LETTER = Pattern.compile("[^A-Za-z0-9]");

  private final ConcurrentLinkedQueue<TessBaseAPI> atRest = new ConcurrentLinkedQueue<>();
  private Optional<byte[]> letters = Optional.empty();

  /** Every line of words that it can read, small letters at full size and large ones at half. */
  public List<Word> read(Grey picture) {
    List<Word> words = new ArrayList<>(read(picture, 1));
    if (Math.max(picture.widthPx(), picture.heightPx()) >= LEAST_TO_HALVE_PX) {
      Grey half = half(picture);
      words.addAll(read(half, 2));
    }
    return words.stream().filter(word -> !liesInAnother(word, words)).toList();
  }

  private List<Word> read(Grey picture, int scale) {
    TextRegions regions = TextRegions.of(picture);
    if (regions.boxes().isEmpty()) {
      return List.of();
    }
    TessBaseAPI reader = Optional.ofNullable(atRest.poll()).orElseGet(this::fresh);
    try {
      List<Word> words = new ArrayList<>();
      for (Box region : regions.boxes()) {
        line(reader, regions.strokes(), region).ifPresent(word -> words.add(word.enlarged(scale)));
      }
      return words;
    } finally {
      atRest.add(reader);
    }
  }

  private static Grey half(Grey picture) {
    int width = picture.widthPx() / 2;
    int height = picture.heightPx() / 2;
    float[] values = new float[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        values[y * width + x] =
            (picture.at(2 * x, 2 * y)
                    + picture.at(2 * x + 1, 2 * y)
                    + picture.at(2 * x, 2 * y + 1)
                    + picture.at(2 * x + 1, 2 * y + 1))
                / 4;
      }
    }
    return new Grey(width, height, values);
  }

  /** Whether a longer line that was read holds it. */
  private static boolean liesInAnother(Word word, List<Word> words) {
    double x = (word.box().left() + word.box().right()) / 2;
    double y = (word.box().top() + word.box().bottom()) / 2;
    return words.stream()
        .anyMatch(
            other ->
                other.box().contains(x, y)
                    && (other.text().length() > word.text().length()
                        || (other.text().length() == word.text().length()
                            && words.indexOf(other) < words.indexOf(word))));
  }

  @SuppressWarnings("try") // the scope frees what is made within it
  private Optional<Word> line(TessBaseAPI reader, Grey picture, Box region) {
    int height = (int) (region.bottom() - region.top());
    double scale = (double) LINE_PX / height;
    int width = Math.max(LINE_PX, (int) Math.round((region.right() - region.left()) * scale));
    float[] values = new float[width * LINE_PX];
    double sum = 0;
    for (int y = 0; y < LINE_PX; y++) {
      for (int x = 0; x < width; x++) {
        values[y * width + x] =
            picture.between(region.left() + (x + 0.5) / scale, region.top() + (y + 0.5) / scale);
        sum += values[y * width + x];
      }
    }
    boolean brightWords = sum > 0.5 * values.length;
    float high = 1e-6f;
    for (float value : values) {
      high = Math.max(high, brightWords ? value - 0.5f : 0.5f - value);
    }
    byte[] page = new byte[values.length];
    for (int i = 0; i < page.length; i++) {
      float ink = (brightWords ? values[i] - 0.5f : 0.5f - values[i]) / high;
      page[i] = (byte) Math.round(255 * (1 - Math.max(0, ink)));
    }
    try (PointerScope scope = new PointerScope();
        BytePointer pixels = new BytePointer(page)) {
      reader.SetImage(pixels, width, LINE_PX, 1, width);
      reader.SetSourceResolution(300);
      BytePointer said = reader.GetUTF8Text();
      if (said == null || said.isNull()) {
        return Optional.empty();
      }
      String text = said.getString(StandardCharsets.UTF_8).strip();
      int sure = reader.MeanTextConf();
      said.deallocate();
      int letters = NO_LETTER.matcher(text).replaceAll("").length();
      return letters >= LEAST && sure >= (letters < FEW ? LEAST_SURE_OF_FEW : LEAST_SURE)
          ? Optional.of(new Word(text, sure / 100.0, region))
          : Optional.empty();
    }
  }

  private TessBaseAPI fresh() {
    byte[] data = letters();
    TessBaseAPI reader = new TessBaseAPI();
    try (BytePointer pointer = new BytePointer(data);
        BytePointer language = new BytePointer("eng")) {
      if (reader.Init(
              pointer,
              data.length,
              language,
              OEM_LSTM_ONLY,
              (org.bytedeco.javacpp.PointerPointer<?>) null,
              0,
              null,
              null,
              false,
              null)
          != 0) {
        throw new LuxateException(
            LuxateException.Kind.INTERNAL, "Tesseract did not take its data of English letters");
      }
    }
    reader.SetPageSegMode(PSM_SINGLE_LINE);
    return reader;
  }

  private synchronized byte[] letters() {
    if (letters.isEmpty()) {
      try (InputStream stream =
          Objects.requireNonNull(WordReader.class.getResourceAsStream(LETTERS))) {
        letters = Optional.of(stream.readAllBytes());
      } catch (IOException e) {
        throw new LuxateException(
            LuxateException.Kind.INTERNAL, "cannot read the data of English letters", e);
      }
    }
    return letters.orElseThrow();
  }

  /** Gives the memory of the readers at rest back; the next picture makes new ones. */
  @Override
  public void close() {
    for (TessBaseAPI reader = atRest.poll(); reader != null; reader = atRest.poll()) {
      reader.End();
      reader.close();
    }
  }
}
