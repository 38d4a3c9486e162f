package io.luxate.curate.content;

import io.luxate.curate.audit.Subject;
import io.luxate.image.Grey;
import io.luxate.image.Origin;
import java.util.Optional;

/**
 * One image as the looks need it.
 *
 * @param bytes the file
 * @param grey at full size
 * @param small its longer side at most {@link #SMALL_PX}
 * @param colours the colours, where the file can hold any
 */
@SuppressWarnings("ArrayRecordComponent") // the file as it is
record Picture(Origin origin, byte[] bytes, Grey grey, Grey small, Optional<Colours> colours) {
  /** The longer side at which shapes and sharpness are judged. */
  static final int SMALL_PX = 384;

  static Picture of(Subject subject) {
    Origin origin = subject.radiograph().origin();
    return new Picture(
        origin,
        subject.bytes(),
        subject.radiograph().pixels(),
        subject.radiograph().shrinkTo(SMALL_PX).pixels(),
        Colours.of(origin, subject.bytes()));
  }

  /** How many pixels of the full picture one of the small one spans. */
  double scale() {
    return (double) grey.widthPx() / small.widthPx();
  }
}
