package io.luxate.weights;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** How a weights file is written, told by its first bytes and never by its name. */
public enum WeightsFormat {
  SAFETENSORS("safetensors"),
  TORCH_ZIP("PyTorch (zip)"),
  TORCH_OLD("PyTorch (before 1.6)");

  /** So many bytes are enough to tell. */
  static final int BEGINNING = 512;

  private final String title;

  WeightsFormat(String title) {
    this.title = title;
  }

  /** The format's name for a person. */
  public String title() {
    return title;
  }

  /** The format of a file that begins so; throws with what else it looks like. */
  static WeightsFormat of(ByteBuffer beginning) {
    if (beginning.remaining() == 0) {
      throw new UnusableWeightsException("it is empty");
    }
    if (TorchOld.isIn(beginning)) {
      return TORCH_OLD;
    }
    String text = StandardCharsets.ISO_8859_1.decode(beginning.duplicate()).toString();
    if (text.startsWith("PK\003\004")) {
      return TORCH_ZIP;
    }
    if (text.length() > 8
        && text.charAt(8) == '{'
        && beginning.duplicate().order(ByteOrder.LITTLE_ENDIAN).getLong() > 0) {
      return SAFETENSORS;
    }
    throw new UnusableWeightsException(
        guess(text) + "; safetensors and PyTorch's .pth and .pt are read");
  }

  private static String guess(String text) {
    String lower = text.stripLeading().toLowerCase(Locale.ROOT);
    if (lower.startsWith("<!doctype") || lower.startsWith("<html") || lower.startsWith("<?xml")) {
      return "it is a web page, so what was to be downloaded lies behind it";
    }
    if (text.startsWith("version https://git-lfs")) {
      return "it is a pointer of git-lfs; fetch the file itself with git lfs pull";
    }
    if (text.startsWith("\u0089HDF")) {
      return "it is HDF5, as Keras writes";
    }
    if (text.startsWith("\u001f\u008b")) {
      return "it is compressed by gzip; unpack it first";
    }
    if (text.length() > 262 && text.startsWith("ustar", 257)) {
      return "it is a tar archive; unpack it first, and where torch before 0.2 made it, load and"
          + " save it with a newer torch";
    }
    if (text.startsWith("\u0080")) {
      return "it is a Python pickle that torch.save did not write";
    }
    return "its format is not known here";
  }
}
