/**
 * One radiograph: read from any common file by content ({@link io.luxate.image.RadiographReader}),
 * held as grey values with the geometry that leads every pixel back to the original file ({@link
 * io.luxate.image.Radiograph}), resized, padded and cropped ({@link io.luxate.image.Framing}), and
 * written again.
 */
@NullMarked
package io.luxate.image;

import org.jspecify.annotations.NullMarked;
